// What a tab wants to hear of: tickets with whoever asked for them, the queue, the figures. Pure but for its own state.
// Full: the server takes 20 tickets; the ones asked for first beyond that are not subscribed.

/** As many as the server allows. */
export const MOST_SUBS = 20;

export class Wants {
  #subs = new Map(); #watches = new Map();

  /** Adds somebody who wants a ticket. */
  add(ticket, who) {
    this.#subs.set(ticket, (this.#subs.get(ticket) ?? new Set()).add(who));
  }

  /** Takes them away; true if nobody wants the ticket any more. */
  remove(ticket, who) {
    const set = this.#subs.get(ticket);
    if (!set?.delete(who) || set.size > 0) return false;
    return this.#subs.delete(ticket);
  }

  /** Watches "queue" or "analytics"; `last` is the period of the latter. */
  watch(what, last) {
    this.#watches.set(what, last);
  }

  unwatch(what) {
    this.#watches.delete(what);
  }

  /** The frames that ask for everything: {ticket, after} each, and what is watched. */
  subs() {
    const subs = Array.from(this.#subs, ([ticket, set]) => {
      const sub = { ticket, after: Math.min(...Array.from(set, (who) => who.cursor())) };
      return Array.from(set).every((who) => who.quiet) ? { ...sub, quiet: true } : sub;
    });
    return subs.slice(-MOST_SUBS);
  }

  /** The first frame of a connection. */
  hello() {
    const hello = { t: "hello", v: 1, client: "web", subs: this.subs() };
    if (this.#watches.has("queue")) hello.queue = true;
    if (this.#watches.has("analytics")) hello.analytics = { last: this.#watches.get("analytics") };
    return hello;
  }

  /** The frames for what was wished for after that hello went out. */
  missing(hello) {
    const asked = new Set(hello.subs.map((sub) => sub.ticket));
    const frames = this.subs().filter((sub) => !asked.has(sub.ticket)).map((sub) => ({ t: "sub", ...sub }));
    const last = this.#watches.get("analytics");
    if (this.#watches.has("queue") && !hello.queue) frames.push({ t: "watch", what: "queue" });
    if (last && last !== hello.analytics?.last) frames.push({ t: "watch", what: "analytics", last });
    return frames;
  }

  /** Tells whoever wants this frame's ticket; frames of no ticket tell nobody. */
  tell(frame) {
    for (const who of this.#subs.get(frame.ticket) ?? []) {
      switch (frame.t) {
        case "sub_ok": who.ok?.(frame); break;
        case "presence": case "seen": who.beside?.(frame); break;
        case "ev": who.ev(frame); break;
        case "resync": who.resync(frame.reason, frame.last); break;
        case "gone": who.gone(frame.reason); break;
        case "err": if (!frame.cid) who.refused?.(frame); break;
      }
    }
  }

  /** Every cursor is void: the database is another one. */
  voidCursors() {
    this.#subs.forEach((set) => set.forEach((who) => who.resync("epoch", 0)));
  }
}
