// A user's lists, alive: own tickets by subscription (badge, status), all others read again when somebody looks.

import { category, place, status, total } from "./words.js";
import { badge, Unread } from "./unread.js";
import { clone, icon, mark, moment, part, put, reconcile, show, slot } from "./template.js";
import { get } from "./api.js";
import { listen } from "./keys.js";
import { mountSearch } from "./search-box.js";
import { showFound, showPlain } from "./found.js";
import { localise } from "./time.js";
import { MOST_SUBS } from "./wants.js";
import { say } from "./say.js";

/** While the page is looked at, the list of all is read again this often; own tickets are live anyway. */
const REFRESH_MS = 30_000;
const PAGE = 50;
/** What the server gives in one answer. */
const MOST_AT_ONCE = 200;

export class TicketLists {
  #root; #you; #connection; #loaded = false; #mine = []; #all = []; #next; #subs = new Map(); #unread; #search; #title = document.title.replace(/^\([0-9]+\) /, "");

  constructor(root, { you, connection, keep }) {
    [this.#root, this.#you, this.#connection] = [root, you, connection];
    this.#next = part(root, "all").dataset.next;
    this.#unread = new Unread(keep);
    const mine = JSON.parse(part(root, "mine").dataset.tickets);
    mine.forEach(({ id, unread }) => this.#unread.knows(id, unread));
    this.#follow(mine);
    this.#bind();
    this.refresh();
  }

  /** Reads both lists again; what stands there stays if that fails. */
  async refresh() {
    const limit = Math.min(Math.max(PAGE, this.#all.length), MOST_AT_ONCE);
    const asked = this.#asked();
    const read = await Promise.all([
      get(`/tickets?mine=true&status=open,active&sort=newest&limit=${MOST_AT_ONCE}`),
      get(`/tickets?status=open,active&limit=${limit}&${this.#filters()}`),
    ]).catch(() => null);
    // Not reachable: the banner says so, and the next look tries again.
    if (!read) return;
    const [mine, all] = read;
    if (asked !== this.#asked()) return; // something else is looked for by now
    this.#loaded = true;
    [this.#mine, this.#all, this.#next] = [mine.items, all.items, all.next];
    put(this.#root, "total", say("count", { n: total(all.total) }));
    this.#follow(mine.items);
    // what was heard while the lists were on their way may not be in them
    for (const ticket of this.#mine) ticket.last_seq = Math.max(ticket.last_seq, this.#subs.get(ticket.id)?.held.cursor ?? 0);
    this.#unread.want(mine.items.map((ticket) => ticket.id));
    this.#show();
  }

  #bind() {
    const filters = part(this.#root, "filters");
    filters.addEventListener("change", ({ target }) => { if (target.matches("select")) location.assign(`/tickets?${this.#asked()}`); });
    this.#search = mountSearch(this.#root, () => this.#look());
    listen({ "/": () => this.#search.focus() });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.refresh(); });
    addEventListener("pageshow", (event) => { if (event.persisted) this.refresh(); });
    setInterval(() => { if (!document.hidden) this.refresh(); }, REFRESH_MS);
    this.#unread.addEventListener("change", () => { if (this.#loaded) this.#show(); });
    this.#connection.addEventListener("welcome", ({ detail }) => { if (detail.again) this.refresh(); });
    part(this.#root, "more").addEventListener("click", (event) => { event.preventDefault(); this.#more(); });
  }

  // What the address says: what is looked for and the filters.
  #asked() {
    const filters = new URLSearchParams(new FormData(part(this.#root, "filters")));
    if (this.#search) filters.set("q", this.#search.text);
    for (const [name, value] of Array.from(filters)) if (!value) filters.delete(name);
    return String(filters);
  }

  // The same for REST: without words the newest come first, with words the best.
  #filters() {
    const filters = new URLSearchParams(this.#asked());
    filters.set("sort", filters.has("q") ? "best" : "newest");
    return filters;
  }

  // Another text is looked for: the list begins anew, and the address says it.
  #look() {
    const asked = this.#asked();
    history.replaceState(history.state, "", asked ? `/tickets?${asked}` : "/tickets");
    this.#all = [];
    this.refresh();
  }

  async #more() {
    if (!this.#next) return;
    const filters = this.#filters();
    filters.set("cursor", this.#next);
    const asked = this.#asked();
    const page = await get(`/tickets?status=open,active&limit=${PAGE}&${filters}`).catch(() => null);
    if (!page || asked !== this.#asked()) return;
    const known = new Set(this.#all.map((ticket) => ticket.id));
    this.#all = [...this.#all, ...page.items.filter((ticket) => !known.has(ticket.id))];
    this.#next = page.next;
    this.#show();
  }

  // Follows the newest own tickets from where the list stands. Quietly: nobody looks at a ticket who looks at a list.
  #follow(tickets) {
    const wanted = new Set(tickets.slice(0, MOST_SUBS).map((ticket) => ticket.id));
    for (const [id, { unsub }] of this.#subs) if (!wanted.has(id)) { unsub(); this.#subs.delete(id); }
    for (const { id, last_seq: from } of tickets.slice(0, MOST_SUBS)) {
      if (this.#subs.has(id)) continue;
      const held = { cursor: from };
      const unsub = this.#connection.sub(id, {
        quiet: true,
        cursor: () => held.cursor,
        ev: (event) => this.#heard(held, event),
        beside: (frame) => { if (frame.t === "seen" && frame.by.id === this.#you.id) this.#unread.read(frame); },
        resync: (reason, last) => this.#lost(id, held, last),
        gone: () => this.refresh(),
      });
      this.#subs.set(id, { held, unsub });
    }
  }

  // Too much happened to hear of it one by one: the list is read anew.
  #lost(id, held, last) {
    held.cursor = last;
    this.#connection.resub(id);
    this.refresh();
  }

  #heard(held, event) {
    if (event.seq !== held.cursor + 1) return event.seq > held.cursor && this.#connection.resub(event.ticket);
    held.cursor = event.seq;
    const ticket = this.#mine.find((one) => one.id === event.ticket);
    if (ticket) ticket.last_seq = event.seq;
    if (event.kind === "message" && event.author.id !== this.#you.id) this.#unread.want([event.ticket]);
    const card = part(this.#root, "mine").querySelector(`[data-ticket="${event.ticket}"]`);
    if (card && event.kind === "status") this.#status(card, event.data.to);
  }

  #waits({ id, last_seq: rev }) {
    return this.#unread.of(id, rev)?.unread ?? 0;
  }

  #show() {
    const mine = part(this.#root, "mine");
    const all = part(this.#root, "all");
    const [read, waiting] = [this.#mine.filter((ticket) => this.#waits(ticket) === 0), this.#mine.filter((ticket) => this.#waits(ticket) > 0)];
    document.title = waiting.length > 0 ? `(${waiting.length}) ${this.#title}` : this.#title;
    this.#fill(mine, [...waiting, ...read], false);
    this.#fill(all, this.#all, true);
    show(part(this.#root, "mine-empty"), this.#mine.length === 0);
    show(part(this.#root, "all-empty"), this.#all.length === 0);
    show(part(this.#root, "unfit"), this.#asked() !== "");
    show(part(this.#root, "all-done"), this.#asked() === "");
    show(part(this.#root, "more"), Boolean(this.#next));
    localise(this.#root);
  }

  #fill(list, tickets, named) {
    show(list, tickets.length > 0);
    reconcile(list, tickets, { key: (ticket) => ticket.id, make: () => clone("t-ticket-card"), update: (item, ticket) => this.#card(item.firstElementChild, ticket, named) });
  }

  #card(card, ticket, named) {
    card.href = `/tickets/${ticket.id}`;
    card.dataset.ticket = ticket.id;
    put(card, "tag", `#${ticket.id}`);
    this.#status(card, ticket.status);
    moment(card, ticket.opened_at);
    const text = slot(card, "text");
    if (ticket.found) showFound(text, ticket.found);
    else showPlain(text, ticket.description);
    const { label, icon: name } = category(ticket.category);
    icon(card, name, "category-icon");
    put(card, "category", label);
    const where = place(ticket.location);
    show(part(card, "place"), Boolean(where));
    put(card, "place", where);
    show(part(card, "who"), named);
    put(card, "who", ticket.requester.id === this.#you.id ? say("you") : ticket.requester.name);
    if (!named) this.#badge(card, this.#waits(ticket));
  }

  #status(card, word) {
    mark(card, word);
    put(card, "status", status(word));
  }

  #badge(card, n) {
    put(card, "unread", n > 0 ? badge(n) : "");
    show(card.querySelector('[data-slot="badge"]'), n > 0);
  }
}
