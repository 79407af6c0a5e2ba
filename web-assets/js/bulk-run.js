// One wish for many tickets: each is a command of its own with its own cid, some at a time; what was refused is told with
// its reason, and stops nobody else. No DOM.

import { say } from "./say.js";

/** Commands under way at once: quick enough for a screenful, far from the rate of one person (20/s). */
const AT_ONCE = 8;

/**
 * Runs work(id) for each id; told(done) counts along. Resolves to {done: [id], refused: [{id, error}]} in the order of ids.
 */
export async function runAll(ids, work, told = () => {}, atOnce = AT_ONCE) {
  const outcomes = new Map();
  const left = [...ids];
  const worker = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      outcomes.set(id, await work(id).then(() => null, (error) => error));
      told(outcomes.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, worker));
  const of = (id) => outcomes.get(id);
  return { done: ids.filter((id) => of(id) === null), refused: ids.filter((id) => of(id) !== null).map((id) => ({ id, error: of(id) })) };
}

/** What is said while it runs; name = "take", "close" or "category". */
export function progressWords(name, done, all) {
  return say(`bulk-doing-${name}`, { done, all });
}

/** What is said at its end. */
export function outcomeWords(name, { done, refused }) {
  const all = done.length + refused.length;
  if (refused.length === 0) return say(`bulk-all-${name}`, { n: all });
  if (done.length === 0) return say(`bulk-none-${name}`, { n: all });
  return say(`bulk-some-${name}`, { n: done.length, all });
}

/** Why one was refused: `ticket` is how it stands now, undefined if that could not be read; `said` is the general reason. */
export function refusedWords(name, { id, error }, ticket, said) {
  const general = say("bulk-refused", { id, why: said });
  if (error.code !== "bad_transition" && error.code !== "closed") return general;
  if (ticket?.status === "closed") return say("bulk-closed-already", { id });
  if (name === "take" && ticket?.assignee) return say("bulk-taken-by", { id, who: ticket.assignee.name });
  return name === "take" ? say("bulk-taken-by-somebody", { id }) : general;
}
