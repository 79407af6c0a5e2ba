// How the product speaks. Labels of categories and statuses come from the server (`data-words` on the body), so that no
// word stands in two places; sentences that only scripts say are here.

/** The server counts no list further (by status alone it knows the number without counting). */
const MOST_COUNTED = 10_000;

let labels = null;

function words() {
  labels ??= JSON.parse(globalThis.document?.body?.dataset.words || '{"category":{},"status":{}}');
  return labels;
}

/** {label, short, icon} of a category's word on the wire. */
export function category(word) {
  return words().category[word] ?? { label: word, short: word, icon: "facility" };
}

/** The status as a word. */
export function status(word) {
  return words().status[word] ?? word;
}

/** Whose text something was found in; empty for the description. */
export function foundIn(field) {
  return words().found?.[field] ?? "";
}

/** The letter that stands for a person. */
export function initial(name) {
  return (Array.from(name ?? "")[0] ?? "").toUpperCase();
}

/** Building and room in one line; a comma goes before a room that is a name. */
export function place({ building, room } = {}) {
  if (building && room) return building + (/^[0-9]/.test(room) ? " " : ", ") + room;
  return building || room || "";
}

/** "1 message", "3 messages". */
export function count(n, one, many) {
  return `${n} ${n === 1 ? one : many}`;
}

/** How many there are in all; a list that was not counted to its end says "10,000+". */
export function total(n) {
  return `${n.toLocaleString("en")}${n === MOST_COUNTED ? "+" : ""}`;
}

/** Why a command was refused, for people; the text that was typed is always kept by the caller. */
export function refusal({ code, detail, field }) {
  switch (code) {
    case "closed": return "This ticket is closed";
    case "forbidden": return "Only the helpdesk may do this";
    case "not_found": return "This ticket is no longer here for you";
    case "too_large": return "This is too long";
    case "unauthenticated": return "You are no longer signed in";
    case "invalid": if (field === "attachments") return "One of its files is no longer there, choose it again";
      return capital(field ? `${field} ${detail}` : detail);
    default: return capital(detail || "It was refused");
  }
}

/** A sentence from a lower-case detail. */
export function capital(text) {
  return text ? text[0].toUpperCase() + text.slice(1) : "";
}

/** How sure a guess is, in words: rounded down, so that 70 % is never said of less, and never certain, so it ends at 99 %. */
export function percent(confidence) {
  return `${Math.min(99, Math.floor(confidence * 100 + 1e-6))} %`;
}

/** "Dana is typing…"; who = {named: [name], more: how many beyond}. */
export function typing({ named, more }) {
  if (more > 0) return `${named.join(", ")} and ${more} more are typing…`;
  return named.length === 1 ? `${named[0]} is typing…` : `${named.join(" and ")} are typing…`;
}

/** "Dana is looking at this too". */
export function looking({ named, more }) {
  if (more > 0) return `${named.join(", ")} and ${more} more are looking at this too`;
  return named.length === 1 ? `${named[0]} is looking at this too` : `${named.join(" and ")} are looking at this too`;
}

/** Below an own message that was read; `by` is "helpdesk", or "requester" with a name. */
export function seenBy(by, name) {
  return by === "helpdesk" ? "Seen by the helpdesk" : `Seen by ${name}`;
}
