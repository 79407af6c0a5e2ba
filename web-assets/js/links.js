// Addresses in people's texts, as links. Pure but for `write`, which makes nodes: text stays text, and the only element is
// `<a>` with an address that was parsed and is http or https. What is shown is what was written, to the letter.

/** What may be an address: up to the next white space, control or bracket of another kind. */
const ADDRESS = /https?:\/\/[^\s<>"'\u0060\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gi;
/** What ends a sentence rather than an address. */
const AFTER = /[.,;:!?…]$/;
/** Signs that turn or hide text: an address with one of them stays text, it may not be what it seems. */
const DISGUISE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
/** Links of one text; more are text. */
export const MOST_LINKS = 50;
/** Longest address that becomes a link. */
export const LONGEST = 2_048;

/** Pieces of a text in order: {text, href?}. Joined they are the text. */
export function pieces(text) {
  const found = [];
  let [at, links] = [0, 0];
  for (const match of text.matchAll(ADDRESS)) {
    const said = trimmed(match[0]);
    const href = links < MOST_LINKS ? address(said) : null;
    if (!href) continue;
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push({ text: said, href });
    links += 1;
    at = match.index + said.length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

// "(see https://a.example/b)." ends before the bracket that was opened outside of it, and before the full stop.
function trimmed(address) {
  let end = address;
  for (;;) {
    const last = end.at(-1);
    const opening = { ")": "(", "]": "[", "}": "{" }[last];
    const lonely = opening && end.split(opening).length < end.split(last).length;
    if (!lonely && !AFTER.test(end)) return end;
    end = end.slice(0, -1);
  }
}

// Never with a name in it: "https://library.example@evil.example" is not what it seems.
function address(said) {
  if (said.length > LONGEST || DISGUISE.test(said)) return null;
  try {
    const url = new URL(said);
    const safe = (url.protocol === "https:" || url.protocol === "http:") && url.hostname && !url.username && !url.password;
    return safe ? url.href : null;
  } catch {
    return null;
  }
}

const shown = new WeakMap();

/** Shows a text with its links. */
export function write(el, text) {
  if (shown.get(el) === text) return;
  shown.set(el, text);
  el.replaceChildren(...pieces(text).map((piece) => (piece.href ? link(piece) : document.createTextNode(piece.text))));
}

function link({ text, href }) {
  const a = document.createElement("a");
  Object.assign(a, { href, textContent: text, target: "_blank", rel: "noopener noreferrer nofollow" });
  return a;
}
