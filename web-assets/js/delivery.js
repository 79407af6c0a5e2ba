// Carries the outbox to the server: in order, one in flight per ticket over all tabs, again with the same cid until there is
// an answer. A command whose frame would be too large for the socket goes by REST under the same cid.
//
// Events: those of the view, and "ack" {entry, ticket, seq} when something is durable, in every tab.

import * as box from "./outbox.js";
import { newCid } from "./cid.js";
import { OutboxView } from "./outbox-view.js";
import { post } from "./api.js";

/** Other tabs tell what they do; what they could not tell is found by looking. */
const LOOK_EVERY_MS = 10_000;
/** Nothing is tried again sooner, so that a state that nobody foresaw costs no processor. */
const SOONEST_MS = 100;
const NOBODY = new Set();

export class Delivery extends OutboxView {
  /** Resolves when it is known what waits from before. */
  loaded;
  #connection; #tabs; #asked = new Map(); #timer = 0; #flushing = false; #more = false;

  constructor(connection, store, tabs) {
    super(store, tabs);
    [this.#connection, this.#tabs] = [connection, tabs];
    connection.addEventListener("frame", ({ detail }) => this.#answer(detail.frame));
    connection.addEventListener("state", () => { if (!connection.online) this.letGo(); });
    connection.addEventListener("welcome", () => this.#look());
    addEventListener("pagehide", () => this.letGo());
    tabs.hear((message) => this.#hear(message));
    this.loaded = this.#look();
    setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Whether what is written now can go out now. */
  get online() {
    return this.#connection.online;
  }

  /** Writes a command that must survive: {ticket?, op, ...fields}. Returns its cid, or null when the outbox is full. */
  send(command) {
    const one = this.#written(command);
    if (!box.fits(this.entries, one)) return null;
    this.change((kept) => box.add(kept, one));
    this.#flush();
    return one.cid;
  }

  /** Sends a command that is not kept over a reload; resolves to {ticket, seq}, rejects with the refusal. */
  ask(command) {
    return new Promise((resolve, reject) => {
      const one = this.#written(command);
      if (!box.fits(this.entries, one)) return reject({ code: "busy" });
      this.#asked.set(one.cid, { resolve, reject });
      this.hold((own) => box.add(own, one));
      this.#flush();
    });
  }

  /** A failed one once more. */
  retry(cid) {
    const fresh = newCid();
    this.change((kept) => box.again(kept, cid, fresh));
    this.#flush();
  }

  /** Takes an entry away (discarded, or taken back into the composer) and returns it. */
  take(cid) {
    const one = this.entry(cid);
    this.hold((own) => box.without(own, cid));
    if (one) this.change((kept) => box.without(kept, cid));
    return one;
  }

  #written({ ticket = null, op, ...fields }) {
    return box.entry({ cid: newCid(), ticket, op, fields, at: Date.now(), order: box.last(this.entries) });
  }

  async #look() {
    await this.read();
    this.#flush();
  }

  #hear({ t, cid, ...done }) {
    if (t === "changed") return this.#look();
    const one = this.entry(cid);
    if (t === "acked" && one) this.#settled(one, done);
  }

  // One at a time; whoever calls meanwhile is served by one more round.
  async #flush() {
    this.#more = true;
    if (this.#flushing) return;
    this.#flushing = true;
    clearTimeout(this.#timer);
    try {
      while (this.#more && this.online) {
        this.#more = false;
        await this.#round();
      }
    } finally {
      this.#flushing = false;
    }
    const wait = box.nextAt(this.entries) - Date.now();
    if (this.online && Number.isFinite(wait)) this.#timer = setTimeout(() => this.#flush(), Math.min(Math.max(wait, SOONEST_MS), LOOK_EVERY_MS));
  }

  // It asks in the same breath as whoever calls it, where nothing is to be waited for: a text is kept and claimed at once.
  async #round() {
    if (!this.#tabs.lives) await this.#tabs.ready;
    const others = box.holders(this.entries, this.#tabs.id);
    const dead = others.size > 0 ? await this.#tabs.dead(others) : NOBODY;
    if (box.ready(this.entries, Date.now(), dead).length === 0) return;
    for (const one of await this.claim((entries) => box.ready(entries, Date.now(), dead))) this.#carry(one);
  }

  #carry(one) {
    const frame = box.frame(one);
    if (new Blob([JSON.stringify(frame)]).size <= this.#connection.maxFrame) {
      if (!this.#connection.send(frame)) this.letGo(one.cid);
      return;
    }
    byRest(one).then(
      ({ ticket, seq, at }) => this.#answer({ t: "ack", cid: one.cid, ticket, seq, at }),
      (problem) => this.#answer({ t: "err", cid: one.cid, ...problem, code: problem.code === "offline" ? "unavailable" : problem.code, detail: problem.message }),
    );
  }

  #answer(frame) {
    const one = frame.cid && this.entry(frame.cid);
    if (!one || (frame.t !== "ack" && frame.t !== "err")) return;
    if (frame.t === "ack") this.#acked(one, frame);
    else this.#refused(one, frame);
    this.#flush();
  }

  #acked(one, { ticket, seq, at }) {
    const done = { ticket, seq, at };
    const asked = this.#asked.get(one.cid);
    this.#asked.delete(one.cid);
    this.#tabs.tell({ t: "acked", cid: one.cid, ...done });
    this.#settled(one, done);
    if (!asked) this.change((kept) => box.without(kept, one.cid));
    asked?.resolve(done);
  }

  // It is durable. A message stays in sight until its event comes.
  #settled(one, done) {
    const echoes = one.op === "post" || one.op === "note";
    this.hold((own) => {
      const rest = box.without(own, one.cid);
      return echoes ? box.withEcho(rest, box.echo(one, done)) : rest;
    });
    if (one.state !== "sent") this.emit("ack", { entry: one, ...done });
  }

  #refused(one, { code, detail, field, current, retry_ms }) {
    const error = { code, detail, field, current, retry_ms };
    const [now, random] = [Date.now(), Math.random()];
    const asked = this.#asked.get(one.cid);
    const refused = (entries) => box.refused(entries, one.cid, error, now, random);
    if (!asked) return this.change(refused);
    if (box.isFinal(error)) {
      this.#asked.delete(one.cid);
      this.hold((own) => box.without(own, one.cid));
      asked.reject(error);
    } else this.hold(refused);
  }
}

async function byRest({ cid, ticket, op, fields }) {
  if (op === "create") {
    const made = await post("/tickets", fields, { cid });
    return { ticket: made.id, seq: 1, at: made.opened_at };
  }
  const { files, ...said } = fields; // `files` is for the echo alone
  const event = await post(`/tickets/${ticket}/messages`, { ...said, note: op === "note" }, { cid });
  return { ticket, seq: event.seq, at: event.at };
}
