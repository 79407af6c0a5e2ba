// A ticket's thread as a pure reducer. State: {ticket, events, from, cursor, early}: `events` are from+1..cursor without a
// gap, `ticket` is the snapshot as of `cursor`, `early` holds what came before its turn.
// Rule: an event is applied only if its seq is cursor + 1; older ones are dropped, newer ones kept and asked for again.

/** Events kept in memory and in the page; older ones are read again when somebody scrolls up. */
export const MOST_HELD = 600;
/** Events that may come early; past this the gap is read by REST anyway. */
export const MOST_EARLY = 200;

/** The state of a ticket and the newest part of its log; the snapshot may be ahead of the log by events still to come. */
export function begin(ticket, events) {
  const first = events[0]?.seq ?? ticket.last_seq + 1;
  return events.reduce((state, event) => apply(state, event).state, {
    ticket, events: [], from: first - 1, cursor: first - 1, early: new Map(),
  });
}

/** Takes an event. what: "applied", "old", or "gap" (then ask for everything after the cursor). */
export function apply(state, event) {
  if (event.seq <= state.cursor) return { state, what: "old" };
  if (event.seq > state.cursor + 1) {
    const early = new Map(state.early);
    if (early.size < MOST_EARLY) early.set(event.seq, event);
    return { state: { ...state, early }, what: "gap" };
  }
  let next = one(state, event);
  const early = new Map(next.early);
  for (let follower = early.get(next.cursor + 1); follower; follower = early.get(next.cursor + 1)) {
    early.delete(follower.seq);
    next = one(next, follower);
  }
  return { state: { ...next, early }, what: "applied" };
}

function one(state, event) {
  return { ...state, events: [...state.events, event], cursor: event.seq, ticket: evolve(state.ticket, event) };
}

/** The ticket after an event; a snapshot that already contains it stays as it is. */
export function evolve(ticket, event) {
  if (event.seq <= ticket.last_seq) return ticket;
  const next = { ...ticket, last_seq: event.seq, modified_at: event.at };
  const { data } = event;
  switch (event.kind) {
    case "edited": next[data.field] = data.to; break;
    case "status": next.status = data.to; if (data.to === "closed") next.closed_at = event.at; break;
    case "category": next.category = data.to; next.category_source = "corrected"; break;
    case "assigned": next.assignee = data.to; break;
  }
  return next;
}

/** Puts an older page of the log before what is held; events that do not fit are left out. */
export function prepend(state, older) {
  const fit = older.filter((event) => event.seq <= state.from);
  const whole = fit.length > 0 && fit.at(-1).seq === state.from && fit.every((event, i) => event.seq === fit[0].seq + i);
  return whole ? { ...state, events: [...fit, ...state.events], from: fit[0].seq - 1 } : state;
}

/** Lets go of the oldest events beyond what is held; they can be read again. */
export function trim(state, most = MOST_HELD) {
  const surplus = state.events.length - most;
  return surplus > 0 ? { ...state, events: state.events.slice(surplus), from: state.from + surplus } : state;
}

/** The last change of a field ("description" or "location") that is held, or undefined. */
export function lastEdit(state, field) {
  return state.events.findLast((event) => event.kind === "edited" && event.data.field === field);
}
