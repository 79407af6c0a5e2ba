// Who else is at a ticket, as it is shown: who writes below the conversation, who of the helpdesk looks in the head.

import { initial, looking, typing } from "./words.js";
import { part, put, show } from "./template.js";

/** Names that a line says; more are a number. */
const NAMES = 2;

/** Fills the line of those who write and the sign of those who look, from everybody but the reader. */
export function showViewers(root, viewers) {
  const writers = viewers.filter((viewer) => viewer.typing);
  const line = part(root, "typing");
  if (line) {
    show(line, writers.length > 0);
    put(line, "typing", writers.length > 0 ? typing(names(writers)) : "");
    put(line, "avatar", initial(writers[0]?.name)).classList.toggle("avatar--staff", writers[0]?.role === "helpdesk");
  }
  const colleagues = viewers.filter((viewer) => viewer.role === "helpdesk");
  const sign = part(root, "viewers");
  if (!sign) return;
  show(sign, colleagues.length > 0 && !part(root, "collision")); // a helpdesk's composer says it itself
  put(sign, "viewers", colleagues.length > 0 ? looking(names(colleagues)) : "");
}

/** The first names, and how many there are beyond. */
function names(people) {
  return { named: people.slice(0, NAMES).map((one) => one.name), more: Math.max(0, people.length - NAMES) };
}

/** Fills a row of the queue: who of the helpdesk looks, whether somebody writes. */
export function showInRow(row, viewers) {
  const colleagues = viewers.filter((viewer) => viewer.role === "helpdesk").map((viewer) => viewer.name);
  show(part(row, "viewer"), colleagues.length > 0);
  put(row, "viewer", colleagues.length > 1 ? `${colleagues[0]} +${colleagues.length - 1}` : colleagues[0]);
  const writes = viewers.some((viewer) => viewer.typing);
  show(part(row, "typing"), writes);
  return writes;
}
