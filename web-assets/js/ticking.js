// How a row is ticked: its box (under the pointer, or reached by Tab), X on the row one is at, a long press of a finger.
// Shift ticks everything in between. While something is ticked, a finger's tap on a row ticks it instead of opening it.

/** Longer than a tap, shorter than patience; the systems use the same. */
const LONG_MS = 500;
/** A finger that moves further scrolls. */
const SLIP_PX = 10;

/** Binds the rows; ticks is a `Ticks`, full() is called when there is no room. Answers {key(event)} for X. */
export function mountTicking(rows, { ticks, full }) {
  const shown = () => Array.from(rows.children, (row) => Number(row.dataset.ticket));
  const tick = (id, range) => {
    if (!(range ? ticks.range(shown(), id) : ticks.toggle(id))) full();
  };
  const rowOf = (el) => el?.closest?.("[data-ticket]");
  const isTickable = (row) => row && !row.querySelector('[data-part="tick"]').hidden;
  let press = null;
  let swallow = false;
  const letGo = () => { clearTimeout(press?.timer); press = null; };
  const held = () => {
    const { id } = press;
    letGo();
    swallow = true; // the finger still lies on it
    tick(id, false);
  };

  rows.addEventListener("pointerdown", (event) => {
    letGo();
    swallow = false;
    const row = rowOf(event.target);
    if (event.pointerType !== "touch" || !isTickable(row) || event.target.closest("button")) return;
    press = { id: Number(row.dataset.ticket), x: event.clientX, y: event.clientY, timer: setTimeout(held, LONG_MS) };
  });
  rows.addEventListener("pointermove", (event) => {
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLIP_PX) letGo();
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"]) rows.addEventListener(type, letGo);
  // where the system has a long press of its own, it is this one: no menu of the link, no dragging it away
  rows.addEventListener("contextmenu", (event) => {
    if (!press && !swallow) return;
    event.preventDefault();
    if (press) held();
  });
  rows.addEventListener("dragstart", (event) => { if (press || swallow) event.preventDefault(); });

  rows.addEventListener("click", (event) => {
    const row = rowOf(event.target);
    const box = event.target.closest('[data-part="tick"]');
    const tapped = event.pointerType === "touch" && ticks.size > 0 && isTickable(row) && event.target.closest("a");
    if (!box && !swallow && !tapped) return;
    if (!box || swallow) event.preventDefault();
    event.stopImmediatePropagation();
    if (!swallow && row) tick(Number(row.dataset.ticket), event.shiftKey);
    swallow = false;
  }, { capture: true });

  return {
    key(event) {
      const row = rowOf(document.activeElement) ?? rows.querySelector('[aria-current="true"]');
      if (isTickable(row)) tick(Number(row.dataset.ticket), event.shiftKey);
    },
  };
}
