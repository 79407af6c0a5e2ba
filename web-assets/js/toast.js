// A short word at the edge with at most one action. Shown long enough to read, longer with an action; it never takes focus.

import { clone, put, show } from "./template.js";

const READ_MS = 5_000;
const ACT_MS = 10_000;

/** Says `text`; options {label, action} add a button. Returns a function that takes it away. */
export function toast(text, { label, action } = {}) {
  const room = document.querySelector('[data-part="toasts"]');
  const el = clone("t-toast");
  put(el, "text", text);
  const away = () => el.remove();
  if (label) {
    const button = show(put(el, "act", label), true);
    button.addEventListener("click", () => { away(); action?.(); });
  }
  room.append(el);
  setTimeout(away, label ? ACT_MS : READ_MS);
  return away;
}
