// Who looks at which ticket and who writes, as the server told last. Pure state: the newest frame of a ticket counts.

/** Tickets that are remembered; the ones heard of first go first. */
const MOST = 2_000;

export class Presence {
  #viewers = new Map();

  /** Takes a `presence` frame. */
  take({ ticket, viewers }) {
    this.#viewers.delete(ticket);
    if (viewers.length > 0) this.#viewers.set(ticket, viewers);
    if (this.#viewers.size > MOST) this.#viewers.delete(this.#viewers.keys().next().value);
  }

  /** The connection is a new one: what is still so is told again. */
  clear() {
    this.#viewers.clear();
  }

  /** Everybody at a ticket but `me`: [{id, name, role, typing}]. */
  others(ticket, me) {
    return (this.#viewers.get(ticket) ?? []).filter((viewer) => viewer.id !== me);
  }
}
