// How much waits to be read in which ticket. The server counts (it knows every receipt, of every device); this asks it,
// gathered, and what was read here meanwhile counts at once.
//
// Events: "change" when an answer came. Failed: what is known stays, and the next news ask again.

import { get } from "./api.js";

/** News are gathered for so long before the server is asked. */
const GATHER_MS = 400;
/** What the server answers at once. */
const MOST_AT_ONCE = 200;
/** Tickets that are remembered; the ones asked for first go first. */
const MOST_KNOWN = 2_000;
/** Shown as "9+": the server counts no further. */
const MANY = 10;

/** The number on a badge. */
export function badge(n) {
  return n >= MANY ? "9+" : String(n);
}

export class Unread extends EventTarget {
  #keep; #known = new Map(); #wanted = new Set(); #timer = 0;

  /** keep = {seen(ticket), see(ticket, seq)}: how far each ticket was read, as far as this browser knows. */
  constructor(keep) {
    super();
    this.#keep = keep;
  }

  /** {unread, seen} of a log that is `rev` long: messages of others that wait, how far it was read; null: not known yet. */
  of(ticket, rev) {
    const here = this.#keep.seen(ticket);
    return here >= rev ? { unread: 0, seen: here } : this.#known.get(ticket) ?? null;
  }

  /** What a page brought along. */
  knows(ticket, unread) {
    this.#known.set(ticket, { unread, seen: 0 });
  }

  /** The reader has read this in another tab or on another device; the server may not have written it down yet. */
  read({ ticket, seq }) {
    this.#keep.see(ticket, seq);
    this.want([ticket]);
  }

  /** Something happened to these tickets. */
  want(tickets) {
    tickets.forEach((ticket) => this.#wanted.add(ticket));
    if (this.#wanted.size > 0) this.#timer ||= setTimeout(() => this.#ask(), GATHER_MS);
  }

  async #ask() {
    const tickets = Array.from(this.#wanted).slice(0, MOST_AT_ONCE);
    tickets.forEach((ticket) => this.#wanted.delete(ticket));
    const asked = tickets.map((ticket) => `${ticket}:${this.#keep.seen(ticket)}`).join(",");
    const answer = await get(`/unread?tickets=${asked}`).catch(() => null);
    this.#timer = 0;
    if (answer) {
      tickets.forEach((ticket) => this.#known.delete(ticket));
      answer.items.forEach(({ ticket, unread, seen }) => this.#known.set(ticket, { unread, seen }));
      for (const ticket of Array.from(this.#known.keys()).slice(0, Math.max(0, this.#known.size - MOST_KNOWN))) this.#known.delete(ticket);
      this.dispatchEvent(new CustomEvent("change"));
    }
    this.want([]);
  }
}
