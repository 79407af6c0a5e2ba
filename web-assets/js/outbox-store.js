// Where the outbox survives a reload: one localStorage key an entry, so that two tabs never overwrite each other. Each tab
// sends what it wrote itself. A tab holds a Web Lock for as long as it lives; what a dead tab left behind is adopted by the
// next one that looks. Without Web Locks (plain http) leftovers are adopted at start: the cid keeps that harmless.
// A person gets a new id at every entry; what the same name left under an older id is not sent, but handed back (`rescue`).
// Full storage: `save` answers false, and the entry lives in memory only.

import { newCid } from "./cid.js";

const ROOT = "helpdesk.outbox.";

export class OutboxStore {
  #prefix; #name; #storage; #locks; #tab; #looked = false;

  /** you = {id, name}: nobody sends what somebody else wrote. */
  constructor({ id, name }, { storage = globalThis.localStorage, locks = globalThis.navigator?.locks } = {}) {
    this.#prefix = `${ROOT}${id}.`;
    this.#name = name;
    this.#storage = storage;
    this.#locks = locks;
    this.#tab = newCid();
    this.#locks?.request(this.#lock(this.#tab), () => new Promise(() => {})).catch(() => {});
  }

  #lock(tab) {
    return `helpdesk.tab.${tab}`;
  }

  /** Keeps an entry as this tab's; false if there is no room. */
  save(entry) {
    try {
      this.#storage.setItem(this.#prefix + entry.cid, JSON.stringify({ ...entry, tab: this.#tab, by: this.#name }));
      return true;
    } catch {
      return false;
    }
  }

  /** Forgets an entry. */
  remove(cid) {
    this.#storage.removeItem(this.#prefix + cid);
  }

  /** Takes over what tabs left that live no more; entries in the order in which they were written. */
  async adopt() {
    const dead = await this.#dead();
    const found = this.#keys(this.#prefix).map((key) => read(this.#storage.getItem(key))).filter((entry) => entry && dead(entry.tab));
    found.forEach((entry) => this.save(entry));
    return inOrder(found);
  }

  /** Takes out what this name wrote under an older id and never got through; the caller gives it back to its writer. */
  rescue() {
    const found = this.#keys(ROOT).filter((key) => !key.startsWith(this.#prefix)).map((key) => [key, read(this.#storage.getItem(key))]);
    const own = found.filter(([, entry]) => entry?.by === this.#name);
    own.forEach(([key]) => this.#storage.removeItem(key));
    return inOrder(own.map(([, entry]) => entry));
  }

  #keys(prefix) {
    return Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i)).filter((key) => key?.startsWith(prefix));
  }

  async #dead() {
    const first = !this.#looked;
    this.#looked = true;
    if (!this.#locks) return (tab) => first && tab !== this.#tab;
    const { held } = await this.#locks.query();
    const alive = new Set(held.map((lock) => lock.name));
    return (tab) => tab !== this.#tab && !alive.has(this.#lock(tab));
  }
}

function inOrder(entries) {
  return entries.sort((a, b) => a.at - b.at).map(({ tab, by, ...entry }) => entry);
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
