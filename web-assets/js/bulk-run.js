// One wish for many tickets: each is a command of its own with its own cid, some at a time; what was refused is told with
// its reason, and stops nobody else. No DOM.

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

const DOING = { take: "Taking", close: "Closing", category: "Moving" };
const DID = { take: ["taken", "were taken"], close: ["closed", "were closed"], category: ["moved", "were moved"] };

/** What is said while it runs. */
export function progressWords(name, done, all) {
  return `${DOING[name]} ${done} of ${all}…`;
}

/** What is said at its end. */
export function outcomeWords(name, { done, refused }) {
  const [one, many] = DID[name];
  const all = done.length + refused.length;
  if (refused.length === 0) return all === 1 ? `1 ticket was ${one}.` : `${all} tickets ${many}.`;
  if (done.length === 0) return all === 1 ? `The ticket was not ${one}.` : `None of the ${all} tickets was ${one}.`;
  return done.length === 1 ? `1 of ${all} tickets was ${one}.` : `${done.length} of ${all} tickets ${many}.`;
}

/** Why one was refused: `ticket` is how it stands now, undefined if that could not be read; `said` is the general reason. */
export function refusedWords(name, { id, error }, ticket, said) {
  if (error.code !== "bad_transition" && error.code !== "closed") return `#${id}: ${said}.`;
  if (ticket?.status === "closed") return `#${id} is closed already.`;
  if (name === "take" && ticket?.assignee) return `#${id} was taken by ${ticket.assignee.name}.`;
  return name === "take" ? `#${id} was taken by somebody else.` : `#${id}: ${said}.`;
}
