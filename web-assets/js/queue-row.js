// A row of the queue from the server's own partial: made once, then changed in place.

import { ago, since } from "./time.js";
import { isUnsure, showSwitch } from "./category-switch.js";
import { category, initial, place, status } from "./words.js";
import { clone, moment, part, put, show, slot } from "./template.js";
import { badge } from "./unread.js";
import { markLabel } from "./incident-words.js";
import { href } from "./queue-query.js";
import { showFound, showPlain } from "./found.js";
import { showInRow } from "./presence-view.js";
import { WAIT_MS } from "./head-view.js";
import { say } from "./say.js";
import { wick } from "./queue-order.js";

/** A blank row for an item. */
export function makeRow(item) {
  const row = clone("t-queue-row");
  row.dataset.ticket = item.ticket;
  return row;
}

/** Fills a row. context = {query, keep, me, ticks, incidents, presence, unread, chosen: ticket id, left: it belongs here no more}. */
export function fillRow(row, item, { query, keep, me, ticks, incidents, presence, unread, chosen, left }) {
  const current = item.ticket === chosen;
  row.dataset.rev = item.rev;
  row.toggleAttribute("data-left", left);
  showTick(row, item, ticks.has(item.ticket));
  const waits = !current && item.status !== "closed" ? unread.of(item.ticket, item.rev) : null;
  row.toggleAttribute("data-unread", Boolean(waits) && (waits.unread > 0 || waits.seen === 0));
  if (current) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
  const link = row.querySelector("a");
  const to = href({ ...query, ticket: item.ticket });
  if (link.getAttribute("href") !== to) link.setAttribute("href", to);
  put(row, "avatar", initial(item.requester.name));
  put(row, "name", item.requester.name);
  put(row, "meta", [`#${item.ticket}`, query.view === "all" ? status(item.status) : "", category(item.category).short, place(item.location)].filter(Boolean).join(" · "));
  row.toggleAttribute("data-unsure", isUnsure(item));
  show(part(row, "ask"), isUnsure(item));
  showSwitch(row, item.ticket, item);
  const viewers = presence.others(item.ticket, me);
  const writes = showInRow(row, viewers);
  const draft = keep.draft(`${item.ticket}.post`).trim();
  const drafted = draft !== "" && !current && !item.found && !writes;
  show(part(row, "draft"), drafted);
  show(slot(row, "last"), !writes);
  if (item.found) showFound(slot(row, "last"), item.found);
  else showPlain(slot(row, "last"), drafted ? ` ${draft}` : lastWords(item));
  const worker = query.view === "mine" ? null : workerName(item); // in one's own list it says nothing
  put(row, "worker", worker);
  show(part(row, "worker"), Boolean(worker) && !viewers.some((viewer) => viewer.role === "helpdesk"));
  const n = waits?.unread ?? 0;
  put(row, "count", n > 0 ? badge(n) : "");
  show(part(row, "badge"), n > 0);
  show(part(row, "unread"), row.hasAttribute("data-unread") && n === 0);
  showIncident(row, incidents.of(item.ticket));
  ageRow(row, item);
}

// What is worked on has somebody who does, or says that it has nobody.
function workerName({ assignee, status }) {
  return assignee?.name ?? (status === "active" ? say("nobody") : null);
}

// The helpdesk's own are marked.
function lastWords({ last_author_role: role, preview }) {
  return role === "helpdesk" ? say("last-of-helpdesk", { text: preview }) : preview;
}

// Nothing can be done to a closed one.
function showTick(row, { ticket, status }, ticked) {
  const box = show(part(row, "tick"), status !== "closed");
  box.checked = ticked;
  box.setAttribute("aria-label", say("tick-one", { id: ticket }));
  row.toggleAttribute("data-ticked", ticked);
}

function showIncident(row, of) {
  const sign = show(part(row, "incident"), Boolean(of));
  put(row, "incident", of?.incident);
  if (!of) return;
  sign.setAttribute("aria-label", markLabel(of));
  sign.title = markLabel(of);
}

/** Brings the time and the wick up to date. */
export function ageRow(row, item) {
  const at = item.status === "open" ? item.opened_at : item.modified_at;
  const step = wick(item.status, since(item.opened_at), WAIT_MS);
  if (step > 0) row.dataset.wait = step;
  else delete row.dataset.wait;
  moment(row, at);
  put(row, "time", ago(since(at)));
  show(part(row, "waiting"), step > 0);
  show(part(row, "amber"), step === 3);
  show(part(row, "late"), step === 4);
}
