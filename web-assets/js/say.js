// What scripts say, in the language of the page. The server puts those messages of `locales/<language>/live*.ftl` that the
// page's modules name before its script, in a digested form: a text is a string, a value ["name"], a choice
// ["name", {one: …, other: …}, "other"], a pattern a string or a list of these. `server/src/language/speaker.rs` says the same; a test compares both.
//
// Rules: a choice takes the variant of exactly this number or word, else of the number's plural, else the default. A value
// called `id` is a name and is not grouped. A text that could turn the line around it is isolated, all others go in as they are.

/** Letters of scripts that run to the left, and controls of direction; the server has the same list. */
const TURNS = /[\u{590}-\u{8ff}\u{200e}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{fb1d}-\u{fdff}\u{fe70}-\u{fefc}\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const MOST_DIGITS = 3;

let messages = {};
let plurals = new Intl.PluralRules("en");
let numbers = new Intl.NumberFormat("en");

/** Takes the messages of a language: {lang, grouping, messages}. */
export function learn(table) {
  messages = table.messages;
  plurals = new Intl.PluralRules(table.lang);
  numbers = new Intl.NumberFormat(table.lang, { useGrouping: table.grouping, maximumFractionDigits: MOST_DIGITS });
}

/** Whether there is such a message. */
export function knows(key) {
  return Object.hasOwn(messages, key);
}

/** A number as the language writes it. */
export function number(n) {
  return numbers.format(n);
}

/** The message with its values. */
export function say(key, values = {}) {
  return parts(key, values).join("");
}

/** The message as a list for `replaceChildren`: a value that is a node stays one. */
export function parts(key, values = {}) {
  if (!knows(key)) {
    console.error(`no message ${key}`);
    return [key];
  }
  return pieces(messages[key], values, key);
}

function pieces(pattern, values, key) {
  if (typeof pattern === "string") return [pattern];
  return pattern.flatMap((piece) => {
    if (typeof piece === "string") return [piece];
    const [name, variants, usual] = piece;
    if (!Object.hasOwn(values, name)) console.error(`message ${key} needs ${name}`);
    const value = values[name];
    return variants ? pieces(variant(variants, value) ?? variants[usual], values, key) : [shown(name, value)];
  });
}

function variant(variants, value) {
  if (typeof value === "string") return Object.hasOwn(variants, value) ? variants[value] : undefined;
  if (typeof value !== "number") return undefined;
  return variants[String(value)] ?? variants[plurals.select(value)];
}

function shown(name, value) {
  if (typeof value === "number") return name === "id" ? String(value) : number(value);
  if (typeof value === "object") return value;
  return isolated(String(value ?? ""));
}

function isolated(text) {
  return TURNS.test(text) ? `\u{2068}${text}\u{2069}` : text;
}

// The server puts them before the page's script.
if (globalThis.helpdeskMessages) learn(globalThis.helpdeskMessages);
