// One file from the moment it was chosen until a message can name it. Its states:
//   "reading" (looked at, a photo is drawn anew) -> "waiting" (its turn, or a ticket) -> "uploading" -> "ready"
//   "failed": the line or the server; tried again by itself   "refused": for good, with the reason as a sentence
// Two files of a page go out at the same time, the others wait their turn.

import { HEAD_BYTES, MOST_BYTES, MOST_PHOTO_BYTES, isPhoto, kindOf, objection } from "./file-rules.js";
import { delay, isRetry } from "./backoff.js";
import { drawnAnew, glance } from "./photo.js";
import { refusal } from "./words.js";
import { say } from "./say.js";
import { newCid } from "./cid.js";
import { upload } from "./upload.js";

const AT_ONCE = 2;
const turns = { under_way: 0, waiting: [] };

export class FileItem {
  #file; #name; #ticket; #changed; #attempt = 0; #timer = 0; #stop = new AbortController();
  key = newCid(); state = "reading"; done = 0; why = null; attachment = null; picture = null;

  /**
   * changed() is called whenever something about it is new; ticket may come later. `attachment`: it was uploaded before
   * this page was loaded, and there is no file any more.
   */
  constructor(file, ticket, changed, attachment = null) {
    [this.#file, this.#ticket, this.#changed] = [file, ticket, changed];
    this.#name = file?.name || "file";
    this.size = attachment?.size ?? file.size;
    if (attachment) Object.assign(this, { state: "ready", done: 1, attachment });
    else this.#read();
  }

  get name() {
    return this.attachment?.name ?? this.#name;
  }

  /** Whether a message has to wait for it. */
  get pending() {
    return this.state !== "ready" && this.state !== "refused";
  }

  /** Now it has a ticket to go to. */
  bind(ticket) {
    this.#ticket = ticket;
    if (this.state === "waiting") this.#queue();
  }

  /** Somebody does not want to wait for the next try. */
  again() {
    if (this.state !== "failed") return;
    clearTimeout(this.#timer);
    this.#wait();
  }

  /** Nobody wants it any more. */
  cancel() {
    clearTimeout(this.#timer);
    this.#stop.abort();
    turns.waiting = turns.waiting.filter((one) => one !== this);
  }

  async #read() {
    const kind = kindOf(new Uint8Array(await this.#file.slice(0, HEAD_BYTES).arrayBuffer().catch(() => new ArrayBuffer(0))));
    const photo = isPhoto(kind, this.#file.type);
    const no = objection(photo ? "image/jpeg" : kind, photo && this.size <= MOST_PHOTO_BYTES ? Math.min(this.size, MOST_BYTES) : this.size);
    if (no) return this.#refuse(no);
    if (!photo) {
      if (kind.startsWith("image/")) this.picture = await glance(this.#file);
      return this.#wait();
    }
    try {
      const { blob, name, picture } = await drawnAnew(this.#file);
      [this.#file, this.#name, this.size, this.picture] = [blob, name, blob.size, picture];
      this.#wait();
    } catch {
      this.#refuse(say("picture-unreadable"));
    }
  }

  #wait() {
    this.#become("waiting");
    if (this.#ticket !== null) this.#queue();
  }

  #queue() {
    if (this.#stop.signal.aborted) return;
    if (turns.under_way >= AT_ONCE) turns.waiting.push(this);
    else this.#go();
  }

  async #go() {
    turns.under_way += 1;
    this.done = 0;
    this.#become("uploading");
    try {
      const progress = (part) => { this.done = part; this.#changed(); };
      this.attachment = await upload(this.#ticket, this.#file, this.#name, { progress, signal: this.#stop.signal });
      this.done = 1;
      this.#become("ready");
    } catch (problem) {
      this.#failed(problem);
    } finally {
      turns.under_way -= 1;
      turns.waiting.shift()?.#go();
    }
  }

  #failed(problem) {
    if (this.#stop.signal.aborted) return;
    if (problem.code !== "offline" && !isRetry(problem.code)) return this.#refuse(reason(problem));
    this.why = problem.code === "offline" ? say("file-offline") : say("file-tried-again", { why: refusal(problem) });
    this.#become("failed");
    this.#timer = setTimeout(() => this.again(), Math.max(problem.retry_ms ?? 1_000, delay(this.#attempt++, Math.random())));
  }

  #refuse(why) {
    this.why = why;
    this.#become("refused");
  }

  #become(state) {
    this.state = state;
    if (state !== "failed" && state !== "refused") this.why = null;
    this.#changed();
  }
}

function reason(problem) {
  switch (problem.code) {
    case "too_large": return say("file-too-large");
    case "unsupported_media": return say("file-not-what-it-says");
    case "closed": return say("file-ticket-closed");
    case "not_found": return say("file-ticket-gone");
    default: return `${refusal(problem)}.`;
  }
}
