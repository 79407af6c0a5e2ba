// Where the rows come from: the socket's snapshot and changes for open and active tickets, REST pages for closed ones, for
// those of any status and for what is beyond the snapshot. A digest that does not fit asks for a new snapshot. Beside the rows
// come who is at which ticket, and how much waits to be read.

import { isPaged } from "./queue-query.js";
import { part, show } from "./template.js";
import { Presence } from "./presence.js";
import { QueueList } from "./queue-list.js";
import { QueuePages } from "./queue-pages.js";
import { QueueStore } from "./queue-store.js";
import { refusal } from "./words.js";
import { toast } from "./toast.js";
import { Unread } from "./unread.js";

/** A list that REST knows better is read again this long after news, once for all that comes meanwhile. */
const CLOSED_MS = 1_000;
const PARTIAL_MS = 5_000;

export class QueueLive {
  #root; #query; #page; #counts; #filters; #store = new QueueStore(); #presence = new Presence(); #unread; #pages; #asked = 0; #refresh = 0;

  /** options = {query, page, counts, filters, ticks, incidents}. */
  constructor(root, { query, page, counts, filters, ticks, incidents }) {
    [this.#root, this.#query, this.#page, this.#counts, this.#filters] = [root, query, page, counts, filters];
    this.#pages = new QueuePages(query);
    this.#unread = new Unread(page.keep);
    this.list = new QueueList(root, { query, keep: page.keep, me: page.you.id, ticks, incidents, presence: this.#presence, unread: this.#unread });
    incidents.addEventListener("change", () => this.list.again());
    root.addEventListener("click", (event) => { if (event.target.closest('[data-act="more"]')) this.#more(); });
  }

  get #paged() {
    return isPaged(this.#query);
  }

  // Rows of these lists change while they are shown, so all that was read is read again.
  get #rereads() {
    return this.#query.view === "all" || Boolean(this.#query.q);
  }

  /** The open and active tickets that are known. */
  get rows() {
    return this.#store.rows.values();
  }

  /** Begins to watch. */
  start() {
    const { connection } = this.#page;
    connection.addEventListener("frame", ({ detail: { frame } }) => this.#take(frame));
    connection.addEventListener("welcome", ({ detail }) => { if (detail.again) this.#presence.clear(); });
    connection.watch("queue");
    this.#unread.addEventListener("change", () => this.list.again());
    addEventListener("storage", () => this.list.again());
    if (this.#paged) this.#first();
  }

  /** Something else is looked for: the list begins anew. */
  anew() {
    this.#pages = new QueuePages(this.#query);
    this.list.forget();
    if (this.#paged) return this.#first();
    if (!this.#store.whole) this.#fill();
    this.#soon();
  }

  /** Ages have moved on. */
  again() {
    this.list.again();
  }

  #take(frame) {
    switch (frame.t) {
      case "queue_snap":
        this.#store.snapshot(frame);
        this.#unread.want(frame.items.map((item) => item.ticket));
        if (!this.#store.whole) this.#fill();
        return this.#soon();
      case "queue": {
        const what = this.#store.change(frame);
        if (what === "old") return;
        if (what === "changed") this.#unread.want([frame.ticket]);
        if (what === "left") this.#counts.closedOne();
        if (this.#rereads) this.#pages.heard(frame);
        if (this.#paged && (what === "left" || this.#rereads)) this.#refreshIn(this.#query.q ? PARTIAL_MS : CLOSED_MS);
        if (!this.#paged && !this.#store.whole) this.#refreshIn(PARTIAL_MS);
        return this.#soon();
      }
      case "digest":
        if (!this.#store.agrees(frame)) this.#page.connection.watch("queue");
        return;
      case "presence":
        this.#presence.take(frame);
        return this.list.again();
      case "seen":
        if (frame.by.id === this.#page.you.id) this.#unread.read(frame);
    }
  }

  #add(rows) {
    this.#store.add(rows);
    this.#unread.want(rows.map((row) => row.ticket));
  }

  #refreshIn(ms) {
    this.#refresh ||= setTimeout(() => { this.#refresh = 0; this.#first(); }, ms);
  }

  // More than a snapshot holds: the first page of this list, and every active one, so that "mine" is whole.
  async #fill() {
    const active = new QueuePages({ view: "active", sort: "waiting" });
    const wanted = this.#paged ? [active.all()] : [active.all(), this.#pages.first()];
    for (const rows of await Promise.allSettled(wanted)) if (rows.status === "fulfilled") this.#add(rows.value);
    this.#soon();
  }

  async #first() {
    const pages = this.#pages;
    try {
      if (this.#rereads && pages.total !== null) await pages.again();
      else {
        const rows = await pages.first();
        if (!this.#paged) this.#add(rows);
      }
    } catch (problem) {
      toast(refusal(problem));
    }
    this.#soon();
  }

  async #more() {
    try {
      const rows = await this.#pages.more();
      if (!this.#paged) this.#add(rows);
    } catch (problem) {
      toast(refusal(problem));
    }
    this.#soon();
  }

  // A burst of news is one painting.
  #soon() {
    cancelAnimationFrame(this.#asked);
    if (document.hidden) this.#show();
    else this.#asked = requestAnimationFrame(() => this.#show());
  }

  #show() {
    this.#counts.show(this.#store);
    if (!this.#paged && !this.#store.known) return;
    if (this.#paged && this.#pages.total === null) return;
    const rows = this.#paged ? this.#pages.rows : this.#store.rows;
    this.list.take(Array.from(rows.values()));
    const paged = this.#paged || (!this.#store.whole && this.#query.view !== "mine");
    show(part(this.#root, "more"), paged && this.#pages.hasMore);
    if (paged && this.#pages.total === null) return; // what the server said stands until REST has answered
    const picked = this.#query.view === "mine"; // who works on a ticket is not among the filters of REST
    const total = paged && !picked ? Math.max(this.#pages.total, this.list.total) : this.list.total;
    this.#filters.show(total, this.#store.rows.values());
  }
}
