// What happened, as one line of the log: {sign: ["icon"|"mark", name], key, values} for `say.js`. Pure but for the labels.

import { category, place, points } from "./words.js";

/** The line of an event that is no message and no note. */
export function sentence({ kind, author, data }) {
  const who = author.name;
  switch (kind) {
    case "opened": return { sign: ["icon", category(data.category).icon], key: "event-opened", values: { category: category(data.category).label, n: points(data.confidence) } };
    case "status": return { sign: ["mark", data.to], key: data.to === "active" ? "event-taken" : "event-closed", values: { who } };
    case "category": return { sign: ["icon", category(data.to).icon], key: data.to === data.from ? "event-category-confirmed" : "event-category", values: { who, category: category(data.to).label } };
    case "assigned": return { sign: ["icon", "mine"], ...assigned(data.to, author) };
    case "edited": return edited(who, data);
    default: return { sign: ["icon", "history"], key: "event-other", values: { who, what: kind } };
  }
}

function assigned(to, { id, name: who }) {
  if (!to) return { key: "event-put-back", values: { who } };
  return to.id === id ? { key: "event-works", values: { who } } : { key: "event-given", values: { who, to: to.name } };
}

function edited(who, { field, to }) {
  if (field === "description") return { sign: ["icon", "pencil"], key: "event-description", values: { who } };
  const now = place(to);
  return { sign: ["icon", "pin"], key: now ? "event-place" : "event-place-removed", values: now ? { who, place: now } : { who } };
}
