// The category while one writes: asked 250 ms after the last key and at least every second, shown as a chip with its confidence and the words that
// decided. It informs and blocks nothing; if it fails, the chip stays as it was.

import { category, percent } from "./words.js";
import { parts } from "./say.js";
import { icon, put, show, slot } from "./template.js";
import { post } from "./api.js";

const DEBOUNCE_MS = 250;
/** Who never pauses is told all the same. */
const LONGEST_WAIT_MS = 1_000;
/** Fewer letters than this say nothing yet. */
const FEWEST_CHARS = 4;
/** Below this a guess is marked "please check". */
export const SURE = 0.7;
const MOST_WORDS = 3;

/** Fills a guess part: {category, confidence 0..1, reasons: [word]}. */
export function showGuess(el, { category: word, confidence, reasons }) {
  const { label, icon: name } = category(word);
  const sure = confidence >= SURE;
  el.dataset.sure = sure ? "yes" : "no";
  icon(el, name);
  put(el, "label", label);
  put(el, "percent", percent(confidence));
  const on = Math.round(confidence * 5);
  el.querySelectorAll(".confidence rect").forEach((rect, i) => {
    rect.setAttribute("class", i < on ? (sure ? "step step--on" : "step--maybe") : "step");
    if (i < on && !sure) rect.setAttribute("fill", "url(#hatch-dense)");
    else rect.removeAttribute("fill");
  });
  const words = reasons.slice(0, MOST_WORDS).map((reason) => {
    const marked = document.createElement("mark");
    marked.textContent = reason;
    return marked;
  });
  slot(el, "because").replaceChildren(...because(sure, words));
  show(el, true);
}

// The words that decided stand in the sentence as one element, so that a language may put them where it wants.
function because(sure, words) {
  if (words.length === 0) return sure ? [] : parts("guess-unsure");
  const list = document.createElement("span");
  list.append(...words.flatMap((marked, i) => (i === 0 ? [marked] : [" ", marked])));
  return parts(sure ? "guess-because" : "guess-unsure-because", { words: list });
}

/** Guesses along while somebody types into `box`, a text field. */
export function guessAlong(box, el) {
  let timer = 0;
  let asked = 0;
  let asking = null;

  async function ask() {
    asking?.abort();
    asked = 0;
    const text = box.value.trim();
    if (text.length < FEWEST_CHARS) return show(el, false);
    asking = new AbortController();
    try {
      const { category: word, confidence, reasons } = await post("/classify", { text }, { signal: asking.signal });
      showGuess(el, { category: word, confidence, reasons: reasons.map((reason) => reason.word) });
    } catch {
      // Offline or overtaken by the next key: what stands there stays.
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    asked ||= Date.now();
    timer = setTimeout(ask, Math.max(0, Math.min(DEBOUNCE_MS, asked + LONGEST_WAIT_MS - Date.now())));
  });
  if (box.value) ask();
}
