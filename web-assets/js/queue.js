// GET /queue: the live queue. Rows come by the socket, closed ones by REST; the chosen ticket's thread stands in the middle
// pane, its details at the right. Everything that was chosen is in the address.

import { focusSwitch, mountRowSwitches } from "./category-switch.js";
import { DeskCounts } from "./desk-counts.js";
import { Details } from "./queue-details.js";
import { localise } from "./time.js";
import { mountKeys } from "./keys-sheet.js";
import { mountFilters } from "./queue-filters.js";
import { Panes } from "./queue-panes.js";
import { part } from "./template.js";
import { QueueLive } from "./queue-live.js";
import { QueueThread } from "./queue-thread.js";
import { startPage } from "./page.js";
import { ticketOf } from "./queue-query.js";

const root = part(document, "queue");
const query = JSON.parse(root.dataset.query);
const panes = new Panes(root);
const details = new Details(part(root, "details"), { back: () => panes.show("thread"), hide: () => panes.hideDetails() });
let live = null;
const page = startPage(() => live?.again());
const filters = mountFilters(root, query);
live = new QueueLive(root, { query, page, counts: new DeskCounts(page.you.id), filters });
const middle = new QueueThread(root, {
  query, page,
  list: live.list,
  shown: (thread) => { details.follow(thread); panes.show(thread ? "thread" : "list"); },
  toggleDetails: () => panes.toggleDetails(),
});

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
mountRowSwitches(part(root, "rows"), (command) => page.outbox.ask(command));
addEventListener("popstate", () => middle.to(ticketOf(location.search)));

mountKeys({
  j: () => live.list.walk(1),
  k: () => live.list.walk(-1),
  a: () => middle.step("take"),
  e: () => middle.step("close"),
  r: () => middle.compose("post"),
  n: () => middle.compose("note"),
  c: () => {
    const row = document.activeElement?.closest("[data-ticket]"); // the row that one walks on, else the thread
    if (!row || !focusSwitch(row)) middle.correct();
  },
  Escape: () => middle.escape(),
});
