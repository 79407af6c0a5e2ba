// What is said about incidents, in whole sentences. Pure but for the labels of categories.

import { category, count, refusal } from "./words.js";
import { clock } from "./time.js";

/** What a person wrote, within a sentence: whatever direction it has ends with it (FIRST STRONG ISOLATE, POP). */
const isolated = (text) => `\u2068${text}\u2069`;

/** The question above the list. */
export function question({ category: word, building, since, tickets }) {
  return `${tickets.length} tickets about ${category(word).label} in ${isolated(building)} since ${clock(since)}: one incident?`;
}

/** The mark of a row, for screen readers and as a title. */
export function markLabel({ incident, tickets }) {
  return `Incident ${incident}, ${count(tickets.length, "ticket", "tickets")}`;
}

/** The line above the thread of a member. */
export function membership({ id, tickets }) {
  const others = tickets.length - 1;
  return others === 0 ? `Incident ${id}, no other ticket` : `Incident ${id} with ${count(others, "other ticket", "other tickets")}`;
}

/** The button that says one thing in so many threads. */
export function answerLabel(open) {
  return open === 1 ? "Answer the open one" : `Answer all ${open}`;
}

/** What such an answer becomes. */
export function answerHint(open) {
  if (open === 0) return "Every ticket of this incident is closed.";
  return open === 1 ? "The requester reads it in the thread, as any other message." : `Each of the ${open} requesters reads it in their own thread, as any other message.`;
}

/** It is there. */
export function answered({ written, closed }) {
  const reached = count(written.length, "thread has it.", "threads have it.");
  return closed.length === 0 ? reached : `${reached} ${count(closed.length, "ticket was", "tickets were")} closed meanwhile.`;
}

/** Why an answer did not reach everybody; the text stays, and trying again writes nothing twice. */
export function unanswered(problem) {
  switch (problem.code) {
    case "rate_limited": return `You wrote a lot in a short time. Nothing was sent; try again in ${Math.max(1, Math.ceil((problem.retry_ms ?? 1_000) / 1_000))} s.`;
    case "offline":
    case "busy":
    case "unavailable":
    case "timeout": return "Not every thread has it yet. Try again: it goes only to those that miss it.";
    case "not_found": return "This incident was dissolved meanwhile. Your text stays here.";
    case "closed": return "Every ticket of this incident is closed.";
    default: return `${refusal(problem)}.`;
  }
}
