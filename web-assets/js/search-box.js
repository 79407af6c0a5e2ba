// The box one searches in: what is typed is looked for a moment later, at once on Enter; Escape clears it, then leaves it.

import { part } from "./template.js";

/** A pause in typing: longer than between two letters, shorter than one waits for an answer. */
const PAUSE_MS = 250;

/** Binds the box below `root`. search(text) is called when another text is asked for; answers {focus, text}. */
export function mountSearch(root, search) {
  const box = part(root, "search");
  let asked = box.value.trim();
  let waiting = 0;
  const ask = () => {
    clearTimeout(waiting);
    const text = box.value.trim();
    if (text === asked) return;
    asked = text;
    search(text);
  };
  box.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(ask, PAUSE_MS);
  });
  box.addEventListener("search", ask); // the cross that clears it
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (box.value === "") return box.blur();
    box.value = "";
    ask();
  });
  return {
    get text() { return asked; },
    focus() {
      box.focus();
      box.select();
    },
  };
}
