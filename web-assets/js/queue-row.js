// A row of the queue from the server's own partial: made once, then changed in place.

import { ago, since } from "./time.js";
import { isUnsure, showSwitch } from "./category-switch.js";
import { category, initial, place, status } from "./words.js";
import { clone, moment, part, put, show } from "./template.js";
import { href } from "./queue-query.js";
import { WAIT_MS } from "./head-view.js";
import { say } from "./say.js";
import { wick } from "./queue-order.js";

/** A blank row for an item. */
export function makeRow(item) {
  const row = clone("t-queue-row");
  row.dataset.ticket = item.ticket;
  return row;
}

/** Fills a row. context = {query, keep, chosen: ticket id, left: it belongs here no more}. */
export function fillRow(row, item, { query, keep, chosen, left }) {
  const current = item.ticket === chosen;
  row.dataset.rev = item.rev;
  row.toggleAttribute("data-left", left);
  row.toggleAttribute("data-unread", !current && item.status !== "closed" && item.rev > keep.seen(item.ticket));
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
  const draft = keep.draft(`${item.ticket}.post`).trim();
  show(part(row, "draft"), draft !== "" && !current);
  put(row, "last", draft && !current ? ` ${draft}` : lastWords(item));
  const worker = query.view === "mine" ? null : item.assignee?.name; // in one's own list it says nothing
  put(row, "worker", worker);
  show(part(row, "worker"), Boolean(worker));
  show(part(row, "unread"), row.hasAttribute("data-unread"));
  ageRow(row, item);
}

// The helpdesk's own are marked.
function lastWords({ last_author_role: role, preview }) {
  return role === "helpdesk" ? say("last-of-helpdesk", { text: preview }) : preview;
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
