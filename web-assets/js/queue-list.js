// The list: shows the rows that fit, in order, and holds them still while somebody points at, scrolled or walks through it.
// What waits is counted in a pill; a press on it, or the way back to the top, lets it in.

import { acts, part, put, reconcile, show } from "./template.js";
import { fillRow, makeRow } from "./queue-row.js";
import { keeps, order } from "./queue-query.js";
import { settle, waitingWords } from "./queue-order.js";

export class QueueList {
  #root; #rows; #pill; #scroll; #context; #items = new Map(); #order; #wanted = []; #ready = false; #asked = 0; #filled = new WeakMap();
  /** The ticket whose thread is shown. */
  chosen = null;
  /** How many of the known rows fit the query. */
  total = 0;

  /** context = {query, keep, me, ticks, incidents, presence, unread}; root holds the list pane. The server's first rows stand until the first `take`. */
  constructor(root, context) {
    this.#root = root;
    this.#rows = part(root, "rows");
    this.#pill = part(root, "new");
    this.#scroll = part(root, "list");
    this.#context = context;
    for (const row of this.#rows.children) row.dataset.key = row.dataset.ticket;
    this.#order = Array.from(this.#rows.children, (row) => Number(row.dataset.ticket));
    this.#bind();
  }

  #bind() {
    for (const holder of [this.#rows, this.#pill]) {
      holder.addEventListener("pointerleave", () => this.again());
      holder.addEventListener("focusout", () => this.again());
    }
    this.#scroll.addEventListener("scroll", () => { if (this.#scroll.scrollTop === 0) this.again(); }, { passive: true });
    acts(this.#root, { "show-new": () => this.letIn() });
  }

  /** Takes the rows that are known now: all open and active ones, or pages of closed ones. */
  take(items) {
    const { query, me } = this.#context;
    const fit = items.filter((item) => keeps(query, item, me)).sort(order(query));
    const stay = this.#order.map((id) => this.#items.get(id)).filter(Boolean);
    this.#items = new Map([...stay, ...items].map((item) => [item.ticket, item]));
    this.#wanted = fit.map((item) => item.ticket);
    this.#context.ticks.keep(this.#wanted);
    this.total = fit.length;
    this.#ready = true;
    this.#paint(this.#isHeld, false);
  }

  /** What is known of a ticket's row. */
  item(id) {
    return this.#items.get(id);
  }

  /** What is shown next has nothing to do with what is shown now: it is not held, and begins at the top. */
  forget() {
    this.#order = [];
    this.#scroll.scrollTop = 0;
  }

  /** Shows what waits, from the top. */
  letIn() {
    const focused = this.#pill.matches(":focus-visible");
    this.#scroll.scrollTop = 0;
    this.#paint(false);
    if (focused) this.#rows.querySelector("a")?.focus(); // the pill is gone, the way with the keys goes on
  }

  /** Settles again, at the next frame: a hold may have ended, the chosen row or an age may have changed. */
  again() {
    cancelAnimationFrame(this.#asked);
    this.#asked = requestAnimationFrame(() => this.#paint(this.#isHeld));
  }

  /** Puts the focus on the next (1) or previous (-1) row. Upwards from the first row lets in what waits. */
  walk(step) {
    const links = Array.from(this.#rows.querySelectorAll("a"));
    const at = links.indexOf(document.activeElement?.closest("li")?.querySelector("a"));
    const from = at >= 0 ? at : links.findIndex((link) => Number(link.closest("li").dataset.ticket) === this.chosen);
    if (from === 0 && step < 0) this.letIn();
    links[Math.max(0, Math.min(links.length - 1, from + step))]?.focus();
  }

  /** Puts the focus on the chosen row, or on the first; on the list itself when it is empty. */
  focus() {
    (this.#rows.querySelector('[aria-current="true"] a') ?? this.#rows.querySelector("a") ?? this.#scroll).focus();
  }

  // The pill belongs to the rows: on the way to it nothing may move either, or the press would meet a row.
  get #isHeld() {
    const hovers = matchMedia("(hover: hover)").matches; // a finger leaves no pointer behind
    const pointed = hovers && (this.#rows.matches(":hover") || this.#pill.matches(":hover"));
    const focused = this.#rows.querySelector(":focus-visible") !== null || this.#pill.matches(":focus-visible");
    return this.#order.length > 0 && (pointed || focused || this.#scroll.scrollTop > 0);
  }

  // News of one row fills one row; only when ages, reading marks or the chosen one may have moved are all filled.
  #paint(held, all = true) {
    if (!this.#ready) return;
    const settled = settle(this.#order.filter((id) => this.#items.has(id)), this.#wanted, held);
    this.#order = settled.order;
    reconcile(this.#rows, this.#order.map((id) => this.#items.get(id)), {
      key: (item) => item.ticket,
      make: makeRow,
      update: (row, item) => {
        const left = settled.left.has(item.ticket);
        if (!all && this.#filled.get(row) === item && left === row.hasAttribute("data-left")) return;
        this.#filled.set(row, item);
        fillRow(row, item, { ...this.#context, chosen: this.chosen, left });
      },
    });
    const words = waitingWords(settled);
    put(this.#root, "new", words);
    show(this.#pill, words !== "");
    show(part(this.#root, "empty"), this.#order.length === 0);
  }
}
