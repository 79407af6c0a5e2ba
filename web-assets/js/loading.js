// A pane whose content is on its way: for a moment nothing, since most things come at once; then the content's shape, and
// that long enough to be more than a flicker.

import { part, show } from "./template.js";

const NOTHING_MS = 300;
const SHAPE_MS = 500;

/** The pane waits from now on. done(): its content is there; end(): nobody waits for it any more. */
export function showLoading(pane) {
  const skeleton = part(pane, "skeleton");
  let shown = 0;
  let timer = setTimeout(() => { shown = Date.now(); show(skeleton, true); }, NOTHING_MS);
  pane.dataset.loading = "";
  pane.setAttribute("aria-busy", "true");
  const end = () => {
    clearTimeout(timer);
    show(skeleton, false);
    delete pane.dataset.loading;
    pane.removeAttribute("aria-busy");
  };
  const done = () => {
    clearTimeout(timer);
    timer = setTimeout(end, Math.max(0, shown + SHAPE_MS - Date.now()));
    if (!shown) end();
  };
  return { done, end };
}
