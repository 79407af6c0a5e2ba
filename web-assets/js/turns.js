// From events and the outbox to what the log shows, top to bottom: days, turns of one author, notes, system lines, the
// line before what is new. Pure; keys are stable, so that a node that stays is kept.

import { dayKey } from "./time.js";

/** One author's messages within this belong to one turn. */
const TURN_MS = 5 * 60_000;

/**
 * events in order; outbox: this ticket's entries of posts and notes; you: {id}; seen: last seq read before (0: no line);
 * desk: the opening is a line of its own (with its guess).
 * Items: {type: "day", at} | {type: "unread"} | {type: "event", event} | {type: "note", event|entry}
 *      | {type: "turn", own, author, at, said: [{key, body, files, state, at, seq?, entry?}]}, each with a `key`.
 */
export function items(events, outbox, you, { seen = 0, desk = false } = {}) {
  const shown = [];
  let day = null;
  let marked = seen === 0;
  for (const event of events) {
    if (event.kind === "hidden" || (event.kind === "opened" && !desk) || isEcho(shown, event)) continue;
    if (dayKey(event.at) !== day) {
      day = dayKey(event.at);
      shown.push({ key: `d${day}`, type: "day", at: event.at });
    }
    if (!marked && event.seq > seen && event.author.id !== you.id) {
      marked = true;
      shown.push({ key: "unread", type: "unread" });
    }
    place(shown, event, you);
  }
  const settled = new Set(events.map((event) => event.cid).filter(Boolean));
  outbox.filter((entry) => !settled.has(entry.cid)).forEach((entry) => placeEntry(shown, entry, you));
  return shown;
}

// Taking a ticket is two events, "active" and "assigned to me"; one line says both.
function isEcho(shown, { kind, author, data }) {
  const last = shown.at(-1)?.event;
  return kind === "assigned" && data.to?.id === author.id && last?.kind === "status" && last.data.to === "active" && last.author.id === author.id;
}

function place(shown, event, you) {
  if (event.kind === "note") return shown.push({ key: `n${event.cid ?? event.seq}`, type: "note", event });
  if (event.kind !== "message") return shown.push({ key: `e${event.seq}`, type: "event", event });
  const own = event.author.id === you.id;
  say(shown, { own, author: event.author, at: event.at }, { key: event.cid ?? `m${event.seq}`, body: event.data.body, files: event.data.attachments ?? [], state: "sent", at: event.at, seq: event.seq });
}

function placeEntry(shown, entry, you) {
  if (entry.op === "note") return shown.push({ key: `n${entry.cid}`, type: "note", entry });
  const at = entry.sentAt ?? new Date(entry.at).toISOString();
  say(shown, { own: true, author: you, at }, { key: entry.cid, body: entry.fields.body, files: entry.fields.files ?? [], state: entry.state, at, seq: entry.seq, entry });
}

function say(shown, turn, bubble) {
  const last = shown.at(-1);
  const joins = last?.type === "turn" && last.author.id === turn.author.id && Math.abs(new Date(turn.at) - new Date(last.said.at(-1).at)) < TURN_MS;
  if (joins) last.said.push(bubble);
  else shown.push({ key: `t${bubble.key}`, type: "turn", ...turn, said: [bubble] });
}
