// Where the outbox survives a reload: one localStorage key an entry, so that two tabs never overwrite each other. Each tab
// sends what it wrote itself. A tab holds a Web Lock for as long as it lives; what a dead tab left behind is adopted by the
// next one that looks. Without Web Locks (plain http) leftovers are adopted at start: the cid keeps that harmless.
// Full storage: `save` answers false, and the entry lives in memory only.

import { newCid } from "./cid.js";

export class OutboxStore {
  #prefix; #storage; #locks; #tab; #looked = false;

  /** `identity` is the person's id: nobody sends what somebody else wrote. */
  constructor(identity, { storage = globalThis.localStorage, locks = globalThis.navigator?.locks } = {}) {
    this.#prefix = `helpdesk.outbox.${identity}.`;
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
      this.#storage.setItem(this.#prefix + entry.cid, JSON.stringify({ ...entry, tab: this.#tab }));
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
    const found = this.#all().filter((entry) => dead(entry.tab)).sort((a, b) => a.at - b.at);
    found.forEach((entry) => this.save(entry));
    return found.map(({ tab, ...entry }) => entry);
  }

  #all() {
    const keys = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i)).filter((key) => key?.startsWith(this.#prefix));
    return keys.map((key) => read(this.#storage.getItem(key))).filter(Boolean);
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

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
