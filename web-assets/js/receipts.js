// How far a thread was read, and by whom. Pure: {mine, helpdesk, requester} are seqs, 0 where nobody has read anything, and
// each only moves forward, so frames may come in any order, twice or not at all.

export const NOTHING = { mine: 0, helpdesk: 0, requester: 0 };

/** After a `seen` frame {by: {id, role}, seq}; people = {you, requester}: their ids. */
export function seen(receipts, { by, seq }, { you, requester }) {
  const next = { ...receipts };
  const reach = (who) => { next[who] = Math.max(next[who], seq); };
  if (by.id === you) reach("mine");
  if (by.role === "helpdesk") reach("helpdesk");
  if (by.id === requester) reach("requester");
  return same(receipts, next) ? receipts : next;
}

/** Of both the greater: what a page brought along and what came meanwhile. */
export function merged(one, other = NOTHING) {
  const next = Object.fromEntries(Object.keys(NOTHING).map((who) => [who, Math.max(one[who], other[who] ?? 0)]));
  return same(one, next) ? one : next;
}

function same(one, other) {
  return Object.keys(NOTHING).every((who) => one[who] === other[who]);
}

/** Up to where somebody else has read what `you` {id, role} wrote, and who: {to, by: "helpdesk" | "requester"}. */
export function readTo(receipts, you, requester) {
  if (you.role === "user") return { to: receipts.helpdesk, by: "helpdesk" };
  return { to: you.id === requester ? 0 : receipts.requester, by: "requester" };
}
