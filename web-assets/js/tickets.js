// A user's lists, alive: own tickets by subscription (badge, status), all others read again when somebody looks.

import { category, place, status } from "./words.js";
import { clone, icon, mark, moment, part, put, reconcile, show } from "./template.js";
import { get } from "./api.js";
import { localise } from "./time.js";
import { MOST_SUBS } from "./wants.js";
import { number, say } from "./say.js";

/** While the page is looked at, the list of all is read again this often; own tickets are live anyway. */
const REFRESH_MS = 30_000;
const PAGE = 50;
/** What the server gives in one answer. */
const MOST_AT_ONCE = 200;
/** Shown as "9+". */
const MANY = 10;

export class TicketLists {
  #root; #you; #connection; #keep; #mine = []; #all = []; #next; #subs = new Map(); #unread = new Map();

  constructor(root, { you, connection, keep }) {
    [this.#root, this.#you, this.#connection, this.#keep] = [root, you, connection, keep];
    const list = part(root, "mine");
    this.#next = part(root, "all").dataset.next;
    this.#follow(JSON.parse(list.dataset.tickets));
    this.#bind();
    this.refresh();
  }

  /** Reads both lists again; what stands there stays if that fails. */
  async refresh() {
    const limit = Math.min(Math.max(PAGE, this.#all.length), MOST_AT_ONCE);
    const read = await Promise.all([
      get(`/tickets?mine=true&status=open,active&sort=newest&limit=${MOST_AT_ONCE}`),
      get(`/tickets?status=open,active&sort=newest&limit=${limit}&${this.#filters()}`),
    ]).catch(() => null);
    // Not reachable: the banner says so, and the next look tries again.
    if (!read) return;
    const [mine, all] = read;
    [this.#mine, this.#all, this.#next] = [mine.items, all.items, all.next];
    put(this.#root, "total", number(all.total));
    this.#follow(mine.items);
    this.#show();
  }

  #bind() {
    const filters = part(this.#root, "filters");
    filters.addEventListener("change", () => filters.requestSubmit());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.refresh(); });
    addEventListener("pageshow", (event) => { if (event.persisted) this.refresh(); });
    setInterval(() => { if (!document.hidden) this.refresh(); }, REFRESH_MS);
    this.#connection.addEventListener("welcome", ({ detail }) => { if (detail.again) this.refresh(); });
    part(this.#root, "more").addEventListener("click", (event) => { event.preventDefault(); this.#more(); });
  }

  #filters() {
    const filters = new URLSearchParams(new FormData(part(this.#root, "filters")));
    for (const [name, value] of Array.from(filters)) if (!value) filters.delete(name);
    return filters;
  }

  async #more() {
    if (!this.#next) return;
    const filters = this.#filters();
    filters.set("cursor", this.#next);
    const page = await get(`/tickets?status=open,active&sort=newest&limit=${PAGE}&${filters}`).catch(() => null);
    if (!page) return;
    const known = new Set(this.#all.map((ticket) => ticket.id));
    this.#all = [...this.#all, ...page.items.filter((ticket) => !known.has(ticket.id))];
    this.#next = page.next;
    this.#show();
  }

  // Subscribes to the newest own tickets from where each was read last, so that what comes first is what is unread.
  #follow(tickets) {
    const wanted = new Set(tickets.slice(0, MOST_SUBS).map((ticket) => ticket.id));
    for (const [id, unsub] of this.#subs) if (!wanted.has(id)) { unsub(); this.#subs.delete(id); }
    for (const { id } of tickets.slice(0, MOST_SUBS)) {
      if (this.#subs.has(id)) continue;
      const seen = { cursor: this.#keep.seen(id), unread: 0 };
      this.#unread.set(id, seen);
      this.#subs.set(id, this.#connection.sub(id, {
        cursor: () => seen.cursor,
        ev: (event) => this.#heard(seen, event),
        resync: (reason, last) => this.#lost(id, seen, reason, last),
        gone: () => this.refresh(),
      }));
    }
  }

  // Too much happened to count it one by one: it is more than a badge shows.
  #lost(id, seen, reason, last) {
    seen.unread = reason === "too_old" ? MANY : 0;
    seen.cursor = last;
    this.#connection.resub(id);
    this.refresh();
  }

  #heard(seen, event) {
    if (event.seq !== seen.cursor + 1) return event.seq > seen.cursor && this.#connection.resub(event.ticket);
    seen.cursor = event.seq;
    if (event.kind === "message" && event.author.id !== this.#you.id) seen.unread += 1;
    const card = part(this.#root, "mine").querySelector(`[data-ticket="${event.ticket}"]`);
    if (card && event.kind === "status") this.#status(card, event.data.to);
    if (card) this.#badge(card, event.ticket);
  }

  #show() {
    const mine = part(this.#root, "mine");
    const all = part(this.#root, "all");
    this.#fill(mine, this.#mine, false);
    this.#fill(all, this.#all, true);
    show(part(this.#root, "mine-empty"), this.#mine.length === 0);
    show(part(this.#root, "all-empty"), this.#all.length === 0);
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
    put(card, "text", ticket.description);
    const { label, icon: name } = category(ticket.category);
    icon(card, name, "category-icon");
    put(card, "category", label);
    const where = place(ticket.location);
    show(part(card, "place"), Boolean(where));
    put(card, "place", where);
    show(part(card, "who"), named);
    put(card, "who", ticket.requester.id === this.#you.id ? say("you") : ticket.requester.name);
    if (!named) this.#badge(card, ticket.id);
  }

  #status(card, word) {
    mark(card, word);
    put(card, "status", status(word));
  }

  #badge(card, id) {
    const seen = this.#unread.get(id);
    if (seen && this.#keep.seen(id) >= seen.cursor) seen.unread = 0;
    const unread = seen?.unread ?? 0;
    put(card, "unread", unread >= MANY ? "9+" : unread);
    show(card.querySelector('[data-slot="badge"]'), unread > 0);
  }
}
