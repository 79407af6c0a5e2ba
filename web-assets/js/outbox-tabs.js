// The tabs of one identity among themselves: who lives, and what just happened. A tab holds a Web Lock for as long as it
// lives; without Web Locks (plain http) nobody is known to be dead, and a claim ends by its time alone. Without a broadcast
// channel tabs find out by looking, every few seconds.

import { newCid } from "./cid.js";

export class Tabs {
  /** This tab's name, new at each load of a page. */
  id = newCid();
  /** Whether this tab is known to live, and when it is; it claims nothing before. */
  lives = false;
  ready;
  #locks; #channel = null; #dead = new Set();

  constructor(owner, { locks = globalThis.navigator?.locks, Channel = globalThis.BroadcastChannel } = {}) {
    this.#locks = locks;
    if (Channel) this.#channel = new Channel(`helpdesk.outbox.${owner}`);
    this.ready = new Promise((done) => {
      const lives = () => { this.lives = true; done(); };
      if (!locks) return lives();
      locks.request(lockOf(this.id), () => { lives(); return new Promise(() => {}); }).catch(() => { this.#locks = undefined; lives(); });
    });
  }

  /** Tells the other tabs. */
  tell(message) {
    this.#channel?.postMessage(message);
  }

  /** Calls take(message) for what other tabs tell. */
  hear(take) {
    if (this.#channel) this.#channel.onmessage = ({ data }) => take(data);
  }

  /** Those of these tabs that live no more; names are never used again, so what is known stays true. */
  async dead(ids) {
    const unknown = Array.from(ids).filter((id) => id !== this.id && !this.#dead.has(id));
    if (this.#locks && unknown.length > 0) {
      const { held } = await this.#locks.query();
      const alive = new Set(held.map(({ name }) => name));
      unknown.filter((id) => !alive.has(lockOf(id))).forEach((id) => this.#dead.add(id));
    }
    return this.#dead;
  }
}

function lockOf(tab) {
  return `helpdesk.tab.${tab}`;
}
