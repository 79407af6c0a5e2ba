// The category of a ticket, corrected with one click, in a row, in the head of a thread and in its details. What is corrected
// teaches the classifier; what was a slip is taken back with one click more.

import { category, refusal } from "./words.js";
import { part, show } from "./template.js";
import { SURE } from "./guess.js";
import { toast } from "./toast.js";

/** Whether somebody should look at a ticket's or a row's category: it was guessed, without much confidence. */
export function isUnsure({ category_source, category_confidence, status }) {
  return status !== "closed" && category_source === "automatic" && category_confidence < SURE;
}

/** What stands where the category stands. */
export function categoryWords(label, of) {
  return isUnsure(of) ? `${label}, please check` : label;
}

/** Fills the switch below `root`, if there is one; on a closed ticket there is nothing to correct. */
export function showSwitch(root, of) {
  const el = part(root, "switch");
  if (!el) return;
  show(el, of.status !== "closed");
  el.toggleAttribute("data-unsure", isUnsure(of));
  for (const button of el.querySelectorAll("[data-category]")) {
    button.setAttribute("aria-pressed", String(button.dataset.category === of.category));
  }
}

/** Puts the focus on the switch below `root`. */
export function focusSwitch(root) {
  part(root, "switch")?.querySelector('[aria-pressed="true"]')?.focus();
}

/** Corrects: `ask` sends a command of ticket `id`, whose category is `from` now; a guess that is right is confirmed. */
export async function correct(ask, { id, from }, to) {
  try {
    await ask({ op: "category", to });
  } catch (error) {
    return toast(refusal(error));
  }
  const { label } = category(to);
  if (to === from) return toast(`#${id} stays with ${label}.`);
  toast(`#${id} went to ${label}. The next guess knows it.`, { label: "Undo", action: () => correct(ask, { id, from: to }, from) });
}

/** Binds the switches of the threads that are shown below `root`, one after the other; `current` answers the one of now. */
export function mountSwitch(root, current) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest('[data-act="category"]');
    const thread = current();
    if (!button || !thread?.ticket) return;
    correct((command) => thread.ask(command), { id: thread.id, from: thread.ticket.category }, button.dataset.category);
  });
}
