// What is said about incidents, in whole sentences. Pure but for the labels of categories.

import { category, refusal } from "./words.js";
import { clock } from "./time.js";
import { say } from "./say.js";

/** The question above the list. */
export function question({ category: word, building, since, tickets }) {
  return say("incident-question", { n: tickets.length, category: category(word).label, building, time: clock(since) });
}

/** The mark of a row, for screen readers and as a title. */
export function markLabel({ incident, tickets }) {
  return say("incident-mark", { id: incident, n: tickets.length });
}

/** The line above the thread of a member. */
export function membership({ id, tickets }) {
  return say("incident-member", { id, n: tickets.length - 1 });
}

/** The button that says one thing in so many threads. */
export function answerLabel(open) {
  return say("answer-all", { n: open });
}

/** What such an answer becomes. */
export function answerHint(open) {
  return say("answer-hint", { n: open });
}

/** It is there. */
export function answered({ written, closed }) {
  const reached = say("answered", { n: written.length });
  return closed.length === 0 ? reached : `${reached} ${say("answered-closed", { n: closed.length })}`;
}

/** Why an answer did not reach everybody; the text stays, and trying again writes nothing twice. */
export function unanswered(problem) {
  switch (problem.code) {
    case "rate_limited": return say("answer-too-much", { seconds: Math.max(1, Math.ceil((problem.retry_ms ?? 1_000) / 1_000)) });
    case "offline":
    case "busy":
    case "unavailable":
    case "timeout": return say("answer-not-everywhere");
    case "not_found": return say("answer-dissolved");
    case "closed": return say("answer-hint", { n: 0 });
    default: return `${refusal(problem)}.`;
  }
}
