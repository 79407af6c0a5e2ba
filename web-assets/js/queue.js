// GET /queue: the live queue. Rows come by the socket, closed ones by REST; the chosen ticket's thread stands in the middle
// pane, its details at the right. Everything that was chosen is in the address.

import { chooseGroup } from "./incident-group.js";
import { focusSwitch, mountRowSwitches } from "./category-switch.js";
import { Bulk } from "./bulk.js";
import { Colleagues } from "./colleagues.js";
import { DeskCounts } from "./desk-counts.js";
import { Details } from "./queue-details.js";
import { IncidentOfThread } from "./incident-thread.js";
import { Incidents } from "./incidents.js";
import { localise } from "./time.js";
import { mountKeys } from "./keys-sheet.js";
import { mountHint } from "./incident-hint.js";
import { mountFilters } from "./queue-filters.js";
import { mountTicking } from "./ticking.js";
import { Notices } from "./notices.js";
import { mountQueueSearch } from "./queue-search.js";
import { Panes } from "./queue-panes.js";
import { part } from "./template.js";
import { QueueLive } from "./queue-live.js";
import { QueueThread } from "./queue-thread.js";
import { startPage } from "./page.js";
import { ticketOf } from "./queue-query.js";
import { Ticks } from "./ticks.js";

const root = part(document, "queue");
const query = JSON.parse(root.dataset.query);
const panes = new Panes(root);
let live = null;
let notices = null;
const page = await startPage(() => { live?.again(); notices?.count(); });
const colleagues = new Colleagues();
page.connection.addEventListener("frame", ({ detail: { frame } }) => colleagues.hear(frame));
const details = new Details(part(root, "details"), { back: () => panes.show("thread"), hide: () => panes.hideDetails(), you: page.you, colleagues });
const filters = mountFilters(root, query);
const ticks = new Ticks();
const incidents = new Incidents(page, { go: (ticket) => middle.go(ticket) });
live = new QueueLive(root, { query, page, counts: new DeskCounts(page.you.id), filters, ticks, incidents });
const incident = new IncidentOfThread(incidents, { details: part(root, "details"), choose: (ticket) => chooseGroup(ticket, Array.from(live.rows), incidents) });
mountHint(root, incidents, () => live.list.focus());
const search = mountQueueSearch(root, { query, asked: () => live.anew() });
const middle = new QueueThread(root, {
  query, page,
  list: live.list,
  shown: (thread) => {
    details.follow(thread);
    incident.follow(thread, root.querySelector(".case-head"));
    panes.show(thread ? "thread" : "list");
    notices?.shows(thread?.id ?? null);
    thread?.addEventListener("change", () => requestAnimationFrame(() => notices?.count())); // it was read by then
  },
  toggleDetails: () => panes.toggleDetails(),
});

notices = new Notices(page, (ticket) => middle.go(ticket));
ticks.addEventListener("change", () => live.list.again());
const bulk = new Bulk(part(root, "list-pane"), { ticks, item: (id) => live.list.item(id), ask: (command) => page.outbox.ask(command), focusList: () => live.list.focus() });
const ticking = mountTicking(part(root, "rows"), { ticks, full: () => bulk.full() });

localise();
if (root.dataset.ticket) middle.open(JSON.parse(root.dataset.ticket), JSON.parse(root.dataset.events), JSON.parse(root.dataset.receipts));
else if (query.ticket) middle.open(query.ticket);
else middle.choose();
live.start();

part(root, "rows").addEventListener("click", (event) => {
  const row = event.target.closest("a")?.closest("[data-ticket]");
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  middle.go(Number(row.dataset.ticket));
});
part(root, "rows").addEventListener("click", (event) => {
  const row = event.target.closest('[data-act="incident"]')?.closest("[data-ticket]");
  if (row) incidents.show(incidents.of(Number(row.dataset.ticket)).incident);
});
mountRowSwitches(part(root, "rows"), (command) => page.outbox.ask(command));
addEventListener("popstate", () => middle.to(ticketOf(location.search)));

mountKeys({
  j: () => live.list.walk(1),
  k: () => live.list.walk(-1),
  x: (event) => ticking.key(event),
  a: () => middle.step("take"),
  e: () => middle.step("close"),
  r: () => middle.compose("post"),
  n: () => middle.compose("note"),
  c: () => {
    const row = document.activeElement?.closest("[data-ticket]"); // the row that one walks on, else the thread
    if (!row || !focusSwitch(row)) middle.correct();
  },
  "/": () => search.open(),
  Escape: () => (ticks.size > 0 && !part(root, "thread").contains(document.activeElement) ? bulk.untick() : middle.escape()),
});
