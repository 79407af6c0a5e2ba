// What stands beside a thread's log: who else is here, who writes, how far it was read; and what this reader tells of
// themselves. All of it is ephemeral: what cannot be sent now is not sent later, but the last place that was read is.
//
// Events: "change" when it was read further, "presence" when the viewers are others.

import { merged, NOTHING, readTo, seen } from "./receipts.js";
import { seenBy } from "./words.js";
import { showViewers } from "./presence-view.js";

/** Who writes says so at most this often; the server forgets it after 6 s. */
const TYPING_MS = 3_000;

export class Beside extends EventTarget {
  #root; #you; #connection; #keep; #source; #receipts; #told = 0; #cursor = 0; #saidAt = 0; #everyone = [];
  /** The line before what is new stands after this seq; 0: there is none. */
  divider = 0;

  /** options = {you, connection, keep, source: the thread's own, signal: ends it}. */
  constructor(root, { you, connection, keep, source, signal }) {
    super();
    this.#root = root;
    [this.#you, this.#connection, this.#keep, this.#source] = [you, connection, keep, source];
    this.#receipts = { ...NOTHING, mine: keep.seen(source.id) };
    source.addEventListener("beside", ({ detail }) => this.#take(detail.frame));
    connection.addEventListener("state", () => { if (!connection.online) this.#shown([]); }, { signal });
    root.addEventListener("input", ({ target }) => {
      // a note is nobody's business but the helpdesk's, nor is that one is written
      if (target.name === "body" && !target.closest(".composer--note")) this.wrote(target.value);
    }, { signal });
  }

  /** Everybody here but the reader: [{id, name, role, typing}]. */
  get viewers() {
    return this.#everyone.filter((viewer) => viewer.id !== this.#you.id);
  }

  /** Up to which seq somebody else has read what the reader wrote, and how that is said: {to, words}. */
  get readTo() {
    const { requester } = this.#source.state.ticket;
    const { to, by } = readTo(this.#receipts, this.#you, requester.id);
    return { to, words: seenBy(by, requester.name) };
  }

  /** The log has grown, or was read anew. `others`: messages of others that came live; `away`: nobody reads along. */
  arrived(first, others, away) {
    this.#receipts = merged(this.#receipts, this.#source.receipts);
    const { mine } = this.#receipts;
    if (first) this.divider = mine;
    else if (away && others.length > 0 && mine >= others[0].seq - 1) this.divider = others[0].seq - 1;
  }

  /** The reader has everything up to this seq in front of them. */
  read(cursor) {
    this.#cursor = Math.max(this.#cursor, cursor);
    this.#keep.see(this.#source.id, cursor);
    this.#receipts = merged(this.#receipts, { mine: cursor });
    this.#tell();
  }

  /** The box has a text now, or none. */
  wrote(text) {
    const on = text.trim() !== "";
    const now = Date.now();
    if (on ? now - this.#saidAt < TYPING_MS : this.#saidAt === 0) return;
    if (this.#connection.send({ t: "typing", ticket: this.#source.id, on })) this.#saidAt = on ? now : 0;
  }

  #take(frame) {
    switch (frame.t) {
      case "sub_ok": this.#told = 0; return this.#tell(); // the subscription is fresh: what was read is told again
      case "presence": return this.#shown(frame.viewers);
      case "seen": {
        const requester = this.#source.state.ticket.requester.id;
        const before = this.#receipts;
        this.#receipts = seen(before, frame, { you: this.#you.id, requester });
        if (this.#receipts !== before) this.dispatchEvent(new CustomEvent("change"));
      }
    }
  }

  #shown(everyone) {
    if (everyone.length === 0 && this.#everyone.length === 0) return;
    this.#everyone = everyone;
    showViewers(this.#root, this.viewers);
    this.dispatchEvent(new CustomEvent("presence"));
  }

  #tell() {
    if (this.#cursor <= this.#told) return;
    if (this.#connection.send({ t: "seen", ticket: this.#source.id, seq: this.#cursor })) this.#told = this.#cursor;
  }
}
