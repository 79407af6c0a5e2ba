// Parts of a thread that are shown instead of, or beside, the conversation: the end, a failure, a wait.

import { acts, clone, part, put, show } from "./template.js";
import { isRetry } from "./backoff.js";
import { refusal } from "./words.js";
import { say } from "./say.js";

/** Composer while the ticket takes messages; after that the sentence, and what was being written. */
export function showEnd(root, writable, unsent) {
  show(part(root, "ended"), !writable);
  show(part(root, "composing"), writable);
  const kept = writable ? "" : unsent;
  put(root, "kept", kept);
  show(part(root, "kept"), Boolean(kept));
  if (!writable) show(root.querySelector('[data-act="edit"]'), false);
}

/** The failed part in the log's place, with one way on. */
export function showFailed(log, problem, retry) {
  const failed = clone("t-failed");
  put(failed, "head", say("conversation-not-loaded"));
  put(failed, "cause", say("conversation-cause", { why: refusal(problem) }));
  show(part(failed, "request"), Boolean(problem.request_id));
  put(failed, "request", say("request", { request: problem.request_id ?? "" }));
  acts(failed, { retry: (event) => { event.stopPropagation(); failed.remove(); retry(); } });
  log.replaceChildren(failed);
}

/** A wait that is shorter than this is over before anybody could read of it. */
const WORTH_A_WORD_MS = 400;

/** Says beneath the box why something of these entries is held back, for as long as it is. */
export class HeldBack {
  #composer; #held = null;

  constructor(composer) {
    this.#composer = composer;
  }

  show(entries, online) {
    const held = online ? heldBack(entries, Date.now()) : null;
    if (held) this.#composer?.below(held.why, held.until);
    else if (this.#held) this.#composer?.below(null);
    this.#held = held;
  }
}

/** Why and until when something of these entries is held back, or null: {why, until}. */
export function heldBack(entries, now) {
  const held = entries.find((entry) => entry.state === "queued" && isRetry(entry.error?.code) && entry.due > now + WORTH_A_WORD_MS);
  if (!held) return null;
  const tooMuch = held.error.code === "rate_limited";
  return { why: tooMuch ? "held-back-rate" : "held-back-busy", until: held.due };
}

/** The fields of a post that carries files ({id, name, media_type, size}): `attachments` goes out, `files` shows its echo. */
export function withFiles(files) {
  return files.length > 0 ? { attachments: files.map((file) => file.id), files } : {};
}
