// The own period: so many hours or days. A fault is said beside the box while what was typed stays; without this script the
// browser's own validation and the server say the same.

import { part, put, show } from "./template.js";
import { say } from "./say.js";

/** Ten years; a day is 24 hours. */
const MOST = { h: 87_600, d: 3_650 };

/** "36h" of what was typed, or {fault}. Pure. */
export function period(typed, unit) {
  const text = typed.trim();
  const n = Number(text);
  const most = MOST[unit];
  if (!/^\d+$/.test(text) || n < 1) return { fault: say("period-whole-number", { most }) };
  if (n > most) return { fault: say(unit === "h" ? "period-most-hours" : "period-most-days", { most }) };
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
