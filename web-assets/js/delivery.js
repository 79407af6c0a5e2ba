// Carries the outbox to the server: in order, one in flight per ticket, again with the same cid until there is an answer.
// A command whose frame would be too large for the socket goes by REST under the same cid.
//
// Events: "change" {entries} whenever a state changed; "ack" {entry, ticket, seq}; "refused" {entry, error} when final.

import * as box from "./outbox.js";
import { post } from "./api.js";
import { newCid } from "./cid.js";

const ADOPT_EVERY_MS = 10_000;

export class Delivery extends EventTarget {
  #connection; #store; #entries = []; #asked = new Map(); #timer = 0; #count = 0;

  /** store may be null: then nothing survives a reload. */
  constructor(connection, store) {
    super();
    this.#connection = connection;
    this.#store = store;
    connection.addEventListener("frame", ({ detail }) => this.#answer(detail.frame));
    connection.addEventListener("state", () => { if (!connection.online) this.#set(box.cut(this.#entries)); });
    connection.addEventListener("welcome", () => { this.#flush(); this.#adopt(); });
    this.#adopt();
    setInterval(() => this.#adopt(), ADOPT_EVERY_MS);
  }

  /** Everything that is not settled, and what was sent but not yet seen in a log. */
  get entries() {
    return this.#entries;
  }

  /** Whether what is written now can go out now. */
  get online() {
    return this.#connection.online;
  }

  /** Writes a command that must survive: {ticket?, op, ...fields}. Returns its cid, or null when the outbox is full. */
  send({ ticket = null, op, ...fields }) {
    const cid = newCid();
    const before = this.#entries.length;
    this.#set(box.add(this.#entries, { cid, ticket, op, fields, at: Date.now() + this.#count++ / 1000 }));
    if (this.#entries.length === before) return null;
    this.#store?.save(this.#entry(cid));
    this.#flush();
    return cid;
  }

  /** Sends a command that is not kept over a reload; resolves to {ticket, seq}, rejects with the refusal. */
  ask(command) {
    return new Promise((resolve, reject) => {
      const cid = newCid();
      const { ticket = null, op, ...fields } = command;
      this.#set(box.add(this.#entries, { cid, ticket, op, fields, at: Date.now() }));
      if (!this.#entry(cid)) return reject({ code: "busy" });
      this.#asked.set(cid, { resolve, reject });
      this.#flush();
    });
  }

  /** A failed one once more. */
  retry(cid) {
    const fresh = newCid();
    this.#set(box.again(this.#entries, cid, fresh));
    this.#store?.remove(cid);
    const entry = this.#entry(cid) ?? this.#entry(fresh);
    if (entry) this.#store?.save(entry);
    this.#flush();
  }

  /** Takes an entry away (discarded, or taken back into the composer, or seen in the log) and returns it. */
  take(cid) {
    const entry = this.#entry(cid);
    this.#store?.remove(cid);
    if (entry) this.#set(box.without(this.#entries, cid));
    return entry;
  }

  #entry(cid) {
    return this.#entries.find((entry) => entry.cid === cid);
  }

  #set(entries) {
    if (entries === this.#entries) return;
    this.#entries = entries;
    this.dispatchEvent(new CustomEvent("change", { detail: { entries } }));
  }

  async #adopt() {
    const found = (await this.#store?.adopt()) ?? [];
    if (found.length === 0) return;
    const known = new Set(this.#entries.map((entry) => entry.cid));
    const fresh = found.filter((entry) => !known.has(entry.cid)).map((entry) => (entry.state === "failed" ? entry : { ...entry, state: "queued", due: 0 }));
    this.#set([...fresh, ...this.#entries]);
    this.#flush();
  }

  #flush() {
    clearTimeout(this.#timer);
    if (!this.#connection.online) return;
    const now = Date.now();
    for (const entry of box.ready(this.#entries, now)) {
      this.#set(box.sending(this.#entries, entry.cid, now));
      this.#carry(entry);
    }
    const wait = box.nextAt(this.#entries) - Date.now();
    if (Number.isFinite(wait)) this.#timer = setTimeout(() => this.#flush(), Math.max(wait, 10));
  }

  #carry(entry) {
    const frame = box.frame(entry);
    if (new Blob([JSON.stringify(frame)]).size <= this.#connection.maxFrame) return this.#connection.send(frame);
    byRest(entry).then(
      ({ ticket, seq, at }) => this.#answer({ t: "ack", cid: entry.cid, ticket, seq, at }),
      (problem) => this.#answer({ t: "err", cid: entry.cid, ...problem, code: problem.code === "offline" ? "unavailable" : problem.code, detail: problem.message }),
    );
  }

  #answer(frame) {
    const entry = frame.cid && this.#entry(frame.cid);
    if (!entry || (frame.t !== "ack" && frame.t !== "err")) return;
    if (frame.t === "ack") this.#acked(entry, frame);
    else this.#refused(entry, frame);
    this.#flush();
  }

  #acked(entry, frame) {
    const asked = this.#asked.get(entry.cid);
    this.#store?.remove(entry.cid);
    const echoes = entry.op === "post" || entry.op === "note";
    this.#set(echoes ? box.acked(this.#entries, entry.cid, frame) : box.without(this.#entries, entry.cid));
    this.#asked.delete(entry.cid);
    asked?.resolve(frame);
    this.dispatchEvent(new CustomEvent("ack", { detail: { entry, ticket: frame.ticket, seq: frame.seq } }));
  }

  #refused(entry, frame) {
    const asked = this.#asked.get(entry.cid);
    const { code, detail, field, current, retry_ms } = frame;
    const error = { code, detail, field, current, retry_ms };
    this.#set(box.refused(this.#entries, entry.cid, error, Date.now()));
    const now = this.#entry(entry.cid);
    if (now.state !== "failed") return;
    if (asked) {
      this.#asked.delete(entry.cid);
      this.#set(box.without(this.#entries, entry.cid));
      asked.reject(error);
    } else this.#store?.save(now);
    this.dispatchEvent(new CustomEvent("refused", { detail: { entry: now, error } }));
  }
}

async function byRest({ cid, ticket, op, fields }) {
  if (op === "create") {
    const made = await post("/tickets", fields, { cid });
    return { ticket: made.id, seq: 1, at: made.opened_at };
  }
  const event = await post(`/tickets/${ticket}/messages`, { body: fields.body, note: op === "note" }, { cid });
  return { ticket, seq: event.seq, at: event.at };
}
