// Canned replies: which word before the cursor calls for one, which ones it may mean, and what their placeholders become.
// A placeholder that nothing is known for stays as it is, braces and all, so that one notices. Pure.

import { say } from "./say.js";

/** A slash at the beginning of a word, and what follows it up to the cursor. */
const CALL = /(?:^|\s)\/([\p{L}\p{M}\p{N}_-]{0,32})$/u;
/** One lower-case word in braces; other braces are text. */
const PLACEHOLDER = /\{([a-z]{1,32})\}/g;

/** The call that ends at the cursor: {from: where its slash stands, query}, or null. */
export function calledAt(text, cursor) {
  const found = CALL.exec(text.slice(0, cursor));
  return found ? { from: cursor - found[1].length - 1, query: found[1] } : null;
}

// Without accents and capitals, so that "/reinit" finds "réinitialiser".
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The replies that a query may mean: those whose word begins so, then those that have it inside their word or text. */
export function matching(replies, query) {
  const wanted = fold(query);
  const rank = ({ shortcut, body }) => {
    const word = fold(shortcut);
    if (word.startsWith(wanted)) return 0;
    if (wanted.length < 2) return 3; // one letter is in every text
    if (word.includes(wanted)) return 1;
    return fold(body).includes(wanted) ? 2 : 3;
  };
  const ranked = replies.map((reply) => ({ reply, rank: rank(reply) })).filter((one) => one.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank).map((one) => one.reply);
}

/** What the placeholders stand for in a ticket. */
export function valuesOf({ id, requester, location }) {
  return { name: requester.name, ticket: `#${id}`, building: location?.building ?? "", room: location?.room ?? "" };
}

/** A reply's body with its placeholders filled in: {text, gaps: [{name, from, to}]}; a gap is one that stayed. */
export function filled(body, values) {
  const gaps = [];
  let text = "";
  let done = 0;
  for (const { 0: written, 1: name, index } of body.matchAll(PLACEHOLDER)) {
    text += body.slice(done, index);
    const value = Object.hasOwn(values, name) ? values[name] : "";
    if (!value) gaps.push({ name, from: text.length, to: text.length + written.length });
    text += value || written;
    done = index + written.length;
  }
  return { text: text + body.slice(done), gaps };
}

/** The server's limits of a reply. */
const MOST_WORD = 32;
const MOST_BODY = 2_000;
const MOST_REPLIES = 200;

/** What is wrong with a reply that is about to be saved (id null: a new one): {field, why} for people, or null. */
export function faultOf({ id, shortcut, body }, replies) {
  const chars = (text) => Array.from(text).length;
  if (!shortcut) return { field: "shortcut", why: say("shortcut-needed") };
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(shortcut)) return { field: "shortcut", why: say("shortcut-word") };
  if (chars(shortcut) > MOST_WORD) return { field: "shortcut", why: say("shortcut-long", { most: MOST_WORD, chars: chars(shortcut) }) };
  if (replies.some((one) => one.id !== id && one.shortcut.toLowerCase() === shortcut.toLowerCase())) return { field: "shortcut", why: say("shortcut-taken", { word: `/${shortcut}` }) };
  if (!body) return { field: "body", why: say("reply-empty") };
  if (chars(body) > MOST_BODY) return { field: "body", why: say("reply-long", { most: MOST_BODY, chars: chars(body) }) };
  if (id === null && replies.length >= MOST_REPLIES) return { field: null, why: say("replies-full", { most: MOST_REPLIES }) };
  return null;
}

/** What is said of placeholders that still stand in a text, or "" when none does. */
export function gapWords(gaps, text) {
  const left = [...new Set(gaps.map(({ name }) => `{${name}}`))].filter((written) => text.includes(written));
  if (left.length === 0) return "";
  if (left.length === 1) return say("gap-one", { word: left[0] });
  return say("gap-many", { words: left.join(", ") });
}
