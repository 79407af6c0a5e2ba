// The head and the letter of a thread from its ticket: what stands there changes in place when the ticket changes.

import { categoryWords, showSwitch } from "./category-switch.js";
import { ago, full, localise, since } from "./time.js";
import { category, initial, place, status } from "./words.js";
import { write } from "./links.js";
import { say } from "./say.js";
import { icon, mark, moment, part, put, show, slot } from "./template.js";

/** Waiting longer than this is amber; the second threshold is red. The same as in the queue. */
export const WAIT_MS = [15 * 60_000, 30 * 60_000];

/** Fills title, facts and letter. */
export function showHead(root, ticket) {
  put(root, "title", ticket.requester.name);
  root.querySelectorAll('[data-slot="tag"]').forEach((tag) => { tag.textContent = `#${ticket.id}`; });
  const facts = part(root, "facts");
  mark(facts, ticket.status);
  put(facts, "status", status(ticket.status));
  showWaiting(facts, ticket);
  const { label, short, icon: name } = category(ticket.category);
  icon(facts, name, "category-icon");
  put(facts, "category", part(facts, "switch") ? categoryWords(short, ticket) : label);
  showSwitch(facts, ticket.id, ticket);
  show(part(facts, "with"), Boolean(ticket.assignee) || ticket.status === "active");
  put(facts, "assignee", ticket.assignee?.name ?? say("nobody"));
  const where = place(ticket.location);
  show(part(facts, "place"), Boolean(where));
  put(facts, "place", where);
}

function showWaiting(facts, ticket) {
  const line = show(part(facts, "waiting"), ticket.status === "open");
  moment(line, ticket.opened_at);
  const waited = since(ticket.opened_at);
  put(line, "time", ago(waited));
  const sign = slot(line, "waiting-sign");
  const level = WAIT_MS.filter((threshold) => waited >= threshold).length;
  line.className = `num${["", " pill--wait", " pill--late"][level]}`;
  if (level > 0) return mark(sign, level === 1 ? "wait" : "late", "waiting-sign");
  sign.setAttribute("class", "icon icon--s");
  icon(sign, "clock");
}

/** Fills the letter; `edits` are the edited events of its text that are known, `whole` whether those are all. */
export function showLetter(root, ticket, edits, whole) {
  const letter = part(root, "letter");
  put(letter, "avatar", initial(ticket.requester.name));
  put(letter, "requester", ticket.requester.name);
  write(slot(letter, "description"), ticket.description);
  moment(letter, ticket.opened_at);
  localise(letter);
  show(letter.querySelector('[data-act="edit"]'), ticket.status !== "closed");
  const last = edits.at(-1);
  show(letter.querySelector('[data-act="history"]'), Boolean(last));
  if (!last) return;
  const time = full(last.at, Date.now());
  put(letter, "edited", whole ? say("edited-times", { n: edits.length, time }) : say("edited-at", { time }));
}
