// The own period: so many hours or days. A fault is said beside the box while what was typed stays; without this script the
// browser's own validation and the server say the same.

import { part, put, show } from "./template.js";

/** Ten years; a day is 24 hours. */
const MOST = { h: 87_600, d: 3_650 };
const NAMES = { h: "hours", d: "days" };

/** "36h" of what was typed, or {fault}. Pure. */
export function period(typed, unit) {
  const text = typed.trim();
  const n = Number(text);
  const most = MOST[unit];
  if (!/^\d+$/.test(text) || n < 1) return { fault: `Write a whole number from 1 to ${most.toLocaleString("en")}.` };
  if (n > most) return { fault: `At most ${most.toLocaleString("en")} ${NAMES[unit]}: that is ten years.` };
  return { last: `${n}${unit}` };
}

/** Binds the form; `go(last)` opens a period. */
export function mountPeriod(root, go) {
  const form = part(root, "own-form");
  const { n, unit } = form.elements;
  const fault = (text) => {
    put(form, "error", text ?? "");
    show(part(form, "own-error"), Boolean(text));
    if (text) n.setAttribute("aria-invalid", "true");
    else n.removeAttribute("aria-invalid");
  };
  form.noValidate = true;
  const again = () => { if (n.getAttribute("aria-invalid")) fault(period(n.value, unit.value).fault); };
  unit.addEventListener("change", again);
  n.addEventListener("input", again);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = period(n.value, unit.value);
    fault(said.fault);
    if (said.last) go(said.last);
    else n.focus();
  });
}
