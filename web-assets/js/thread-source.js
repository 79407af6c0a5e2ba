// Where a thread comes from: the page's own data or REST, then the socket from the cursor on. No DOM.
//
// Events: "change" {fresh: events that just arrived live, older?: true}, "gone" {reason}, "failed" {problem}, and "beside"
// {frame} for what stands beside the log: sub_ok, presence, seen.
// Failed: what is shown stays; `load` may be called again.

import * as reducer from "./thread.js";
import { get } from "./api.js";

/** Events of the first look; a long day's talk. */
const FIRST = 100;
/** Events of one step back. */
const PAGE = 100;
/** A gap is asked for once in this time; what comes early meanwhile is kept. */
const GAP_MS = 2_000;

export class ThreadSource extends EventTarget {
  #connection; #unsub = null; #gapAt = 0; #reading = false;
  state = null;
  gone = null;
  /** How far the log was read, as the page or REST said: {mine, helpdesk, requester}. */
  receipts = undefined;

  constructor(id, connection) {
    super();
    this.id = id;
    this.#connection = connection;
  }

  /** Starts from what the page brought along. */
  begin(ticket, events, receipts) {
    this.receipts = receipts;
    this.state = reducer.begin(ticket, events);
    this.#emit("change", { fresh: [] });
    this.#subscribe();
  }

  /** Reads ticket and newest events, then goes on live. */
  async load() {
    try {
      const ticket = await get(`/tickets/${this.id}`);
      const after = Math.max(0, ticket.last_seq - FIRST);
      const { items, receipts } = await get(`/tickets/${this.id}/events?after=${after}&limit=${2 * FIRST}`);
      this.begin(ticket, items, receipts);
    } catch (problem) {
      if (problem.code === "not_found") this.#leave(this.state ? "closed" : "not_found");
      else this.#emit("failed", { problem });
    }
  }

  /** Whether there is something before what is held. */
  get hasOlder() {
    return this.state !== null && this.state.from > 0;
  }

  /** Reads one page further back; true if something came. */
  async older() {
    if (!this.hasOlder || this.#reading) return false;
    this.#reading = true;
    try {
      const after = Math.max(0, this.state.from - PAGE);
      const { items } = await get(`/tickets/${this.id}/events?after=${after}&limit=${this.state.from - after}`);
      this.state = reducer.prepend(this.state, items);
      this.#emit("change", { fresh: [], older: true });
      return items.length > 0;
    } finally {
      this.#reading = false;
    }
  }

  /** Lets go of the oldest part when nobody looks at it. */
  trim() {
    this.state = reducer.trim(this.state);
  }

  close() {
    this.#unsub?.();
    this.#unsub = null;
  }

  #subscribe() {
    if (this.#unsub) return this.#connection.resub(this.id);
    this.#unsub = this.#connection.sub(this.id, {
      cursor: () => this.state.cursor,
      ok: (frame) => this.#emit("beside", { frame }),
      ev: (event) => this.#take(event),
      beside: (frame) => this.#emit("beside", { frame }),
      resync: () => this.load(),
      gone: (reason) => this.#leave(reason),
      refused: (error) => { if (error.code === "not_found") this.#leave("closed"); },
    });
  }

  #take(event) {
    const held = this.state.cursor;
    const { state, what } = reducer.apply(this.state, event);
    this.state = state;
    if (what === "applied") return this.#emit("change", { fresh: state.events.filter((one) => one.seq > held) });
    if (what === "gap" && Date.now() - this.#gapAt > GAP_MS) {
      this.#gapAt = Date.now();
      this.#connection.resub(this.id);
    }
  }

  #leave(reason) {
    this.gone = reason;
    this.close();
    if (this.state && reason === "closed") this.state = { ...this.state, ticket: { ...this.state.ticket, status: "closed" } };
    this.#emit("gone", { reason });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
