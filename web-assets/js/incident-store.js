// Which tickets belong together, and what the queue suggests, as the frames told it last: each frame is the whole state, so
// doubled and missed ones are harmless. Pure.
// A suggestion that somebody waves away stays away for this person and name, on this machine, not for everybody: it is an
// opinion about one's own attention, and a slip must not hide an outage from the colleagues.

/** Tickets of suggestions that were waved away; the oldest are forgotten. A suggestion lives for twelve hours at most. */
export const MOST_WAVED = 400;

export class IncidentStore {
  #of = new Map();
  hints = [];

  /** Takes a frame. Answers what may have changed: "hint", "members" or null. */
  take(frame) {
    switch (frame.t) {
      case "incident_hint":
        this.hints = frame.hints;
        return "hint";
      case "incidents":
        this.#of = new Map(frame.items.flatMap((one) => one.tickets.map((ticket) => [ticket, one])));
        return "members";
      default:
        return null;
    }
  }

  /** The incident of a ticket, {incident, tickets}; undefined if it is in none that is worked on. */
  of(ticket) {
    return this.#of.get(ticket);
  }
}

/** The suggestion to show: the newest of which no ticket was waved away; null if there is none. */
export function shown(hints, waved) {
  const away = new Set(waved);
  return hints.find(({ tickets }) => !tickets.some((ticket) => away.has(ticket))) ?? null;
}

/** The tickets that are waved away after one more suggestion was. */
export function wave(waved, { tickets }) {
  return [...new Set([...waved, ...tickets])].slice(-MOST_WAVED);
}

/**
 * What grouping a ticket with others comes to: {join: incident, tickets} if one of them is in an incident already,
 * {open: tickets} if none is, null if nothing is chosen or they are in different ones. of(ticket) answers {incident} or undefined.
 */
export function plan(mine, chosen, of) {
  const all = [mine, ...chosen];
  const incidents = new Set(all.map((ticket) => of(ticket)?.incident).filter(Boolean));
  if (chosen.length === 0 || incidents.size > 1) return null;
  const [incident] = incidents;
  return incident ? { join: incident, tickets: all.filter((ticket) => !of(ticket)) } : { open: all };
}

/** Rows to group a ticket with, the likeliest first: the same building, then the same category; the newest first. */
export function candidates(rows, mine, most) {
  const near = (row) => {
    const place = row.location.building && row.location.building.toLowerCase() === mine.location.building?.toLowerCase();
    return (place ? 2 : 0) + (row.category === mine.category ? 1 : 0);
  };
  const likely = rows.filter((row) => row.ticket !== mine.id && near(row) > 0);
  return likely.sort((a, b) => near(b) - near(a) || b.ticket - a.ticket).slice(0, most);
}
