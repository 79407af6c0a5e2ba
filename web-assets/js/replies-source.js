// The helpdesk's canned replies in this browser: read when somebody calls for one, again when that was a while ago, so that
// what a colleague has changed is here at the next look. Failed: what was read before stays usable.

import { del, get, post, put } from "./api.js";

/** Younger than this is not asked for again: a word is typed in less. */
const FRESH_MS = 30_000;

class Replies extends EventTarget {
  #readAt = -Infinity; #reading = null;
  /** In the order of their words. */
  items = [];
  /** The problem of the last reading, or null. */
  problem = null;

  /** Reads them if they are old; resolves when they are here, or could not be read. */
  async refresh({ now = Date.now(), force = false } = {}) {
    if (!force && now - this.#readAt < FRESH_MS) return;
    this.#reading ??= this.#read(now).finally(() => { this.#reading = null; });
    await this.#reading;
  }

  /** Writes a new one (id null) or another text for one that is there; rejects with the refusal. */
  async save({ id, shortcut, body }) {
    const saved = id === null ? await post("/replies", { shortcut, body }) : await put(`/replies/${id}`, { shortcut, body });
    this.#set([...this.items.filter((one) => one.id !== saved.id), saved]);
    return saved;
  }

  /** Deletes one; one that is gone already is as well gone. */
  async remove(id) {
    await del(`/replies/${id}`).catch((problem) => { if (problem.code !== "not_found") throw problem; });
    this.#set(this.items.filter((one) => one.id !== id));
  }

  async #read(now) {
    try {
      const { items } = await get("/replies");
      this.#readAt = now;
      this.problem = null;
      this.#set(items);
    } catch (problem) {
      this.problem = problem;
      this.dispatchEvent(new Event("change"));
    }
  }

  #set(items) {
    this.items = items.sort((a, b) => a.shortcut.localeCompare(b.shortcut));
    this.dispatchEvent(new Event("change"));
  }
}

/** One list for the whole page. */
export const replies = new Replies();
