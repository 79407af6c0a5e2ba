// Of several tabs one announces, and nobody is told of what stands before them in any of the tabs. The announcer holds a Web
// Lock until its tab ends; the others queue up for it. Which ticket each tab shows goes around by BroadcastChannel.
// Without Web Locks (plain http, where there are no notifications either) each tab announces what it does not show itself.

const NAME = "helpdesk.lookout";
/** What a tab said of itself counts this long; a living one says it again before that. */
const HOLDS_MS = 30_000;
const AGAIN_MS = 10_000;

export class Lookout {
  #tab = Math.random().toString(36).slice(2); #channel = null; #others = new Map(); #ticket = null;
  /** Whether this tab announces. */
  announces = false;

  /** who: the identity, since people who share a browser do not share news. */
  constructor(who, { locks = navigator.locks, channel = globalThis.BroadcastChannel } = {}) {
    if (locks) locks.request(`${NAME}.${who}`, () => { this.announces = true; return new Promise(() => {}); }).catch(() => {});
    else this.announces = true;
    if (!channel) return;
    this.#channel = new channel(`${NAME}.${who}`);
    this.#channel.onmessage = ({ data }) => this.#others.set(data.tab, { ticket: data.ticket, at: Date.now() });
    document.addEventListener("visibilitychange", () => this.#tell());
    addEventListener("pagehide", () => this.#channel.postMessage({ tab: this.#tab, ticket: null }));
    setInterval(() => this.#tell(), AGAIN_MS);
  }

  /** This tab shows a ticket's thread (null: none). */
  shows(ticket) {
    this.#ticket = ticket;
    this.#tell();
  }

  /** Whether somebody looks at the ticket in any tab of this browser. */
  isLookedAt(ticket, now = Date.now()) {
    if (this.#visible === ticket) return true;
    return Array.from(this.#others.values()).some((other) => other.ticket === ticket && now - other.at < HOLDS_MS);
  }

  get #visible() {
    return document.hidden ? null : this.#ticket;
  }

  #tell() {
    this.#channel?.postMessage({ tab: this.#tab, ticket: this.#visible });
  }
}
