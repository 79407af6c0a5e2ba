// When to try again, and whether to. Pure.

/** No wait is longer than this: somebody looks at the page, and the server spreads load by jitter. */
export const LONGEST_MS = 30_000;
const FIRST_MS = 500;

/** Full jitter: anything from nothing up to 0.5, 1, 2 … 30 s for the 0th, 1st, 2nd … try. `random` is in 0..1. */
export function delay(attempt, random) {
  return Math.round(random * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16)));
}

/** What a close code asks for: "reconnect", "enter" (the session is over), "reload" (another version) or "stop". */
export function afterClose(code) {
  if (code === 4501) return "enter";
  if (code === 4502) return "reload";
  if ([1002, 1003, 1007, 1009, 4500].includes(code)) return "stop";
  return "reconnect";
}

/** Codes that mean "not executed, or not known": the same command is asked again with the same cid. */
export function isRetry(code) {
  return ["busy", "unavailable", "timeout", "rate_limited"].includes(code);
}
