// What happened, as one line of the log: {sign: ["icon"|"mark", name], who, did, what, more?}. Pure but for the labels.

import { category, percent, place } from "./words.js";

/** The line of an event that is no message and no note. */
export function sentence({ kind, author, data }) {
  const who = author.name;
  switch (kind) {
    case "opened": return { sign: ["icon", category(data.category).icon], who: "", did: "Category", what: category(data.category).label, more: `from the words, ${percent(data.confidence)}` };
    case "status": return { sign: ["mark", data.to], who, did: data.to === "active" ? "took this ticket" : "closed this ticket", what: "" };
    case "category": if (data.to === data.from) return { sign: ["icon", category(data.to).icon], who, did: "confirmed the category", what: category(data.to).label };
      return { sign: ["icon", category(data.to).icon], who, did: "changed the category to", what: category(data.to).label };
    case "assigned": return { sign: ["icon", "mine"], who, ...assigned(data.to, author) };
    case "edited": return { who, ...edited(data) };
    default: return { sign: ["icon", "history"], who, did: kind, what: "" };
  }
}

function assigned(to, author) {
  if (!to) return { did: "put this back, nobody has it now", what: "" };
  return to.id === author.id ? { did: "works on this now", what: "" } : { did: "gave this to", what: to.name };
}

function edited({ field, to }) {
  if (field === "description") return { sign: ["icon", "pencil"], did: "edited the description", what: "" };
  const now = place(to);
  return { sign: ["icon", "pin"], did: now ? "changed the place to" : "removed the place", what: now };
}
