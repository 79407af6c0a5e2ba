// Rows never move under the pointer. What the list shows is settled against what it should show: while it is held, rows
// that are shown stay where they are, even those that left; new ones at the end may come, all others wait. Pure.

import { say } from "./say.js";

/**
 * shown, wanted: ids in order. Answers {order: ids to show now, fresh: how many new ones wait, moved: how many would move,
 * left: the shown ones that belong here no more}.
 */
export function settle(shown, wanted, held) {
  const inWanted = new Set(wanted);
  const inShown = new Set(shown);
  const left = new Set(shown.filter((id) => !inWanted.has(id)));
  if (!held) return { order: wanted, fresh: 0, moved: 0, left: new Set() };
  const common = shown.filter((id) => inWanted.has(id));
  const lastShown = wanted.findLastIndex((id) => inShown.has(id));
  const after = wanted.slice(lastShown + 1);
  const fresh = wanted.slice(0, lastShown + 1).filter((id) => !inShown.has(id)).length;
  const place = new Map(wanted.map((id, i) => [id, i]));
  const moved = common.length - longestRise(common.map((id) => place.get(id)));
  return { order: [...shown, ...after], fresh, moved, left };
}

/** The length of the longest rising subsequence: so many need not move. */
function longestRise(numbers) {
  const tails = [];
  for (const n of numbers) {
    const at = tails.findIndex((tail) => tail >= n);
    if (at < 0) tails.push(n);
    else tails[at] = n;
  }
  return tails.length;
}

/** What the pill says, or empty when nothing waits. */
export function waitingWords({ fresh, moved }) {
  if (fresh > 0) return say("new-above", { n: fresh });
  return moved > 0 ? say("moved-above", { n: moved }) : "";
}

/** The step of the wick: 1 fresh, 2 past half the first threshold, 3 amber, 4 red; 0 when nobody waits. */
export function wick(status, waitedMs, [late, overdue]) {
  if (status !== "open") return 0;
  if (waitedMs >= overdue) return 4;
  if (waitedMs >= late) return 3;
  return waitedMs >= late / 2 ? 2 : 1;
}
