// Small things that a browser remembers for one name in one role (the id is new at every entry): drafts, and how far each
// ticket was read. Storage that is full or forbidden loses the comfort, never a message.

/** Tickets whose reading mark is kept; the lowest numbers go first. */
const MOST_SEEN = 500;

export class Keep {
  #prefix; #storage;

  constructor({ role, name }, storage = globalThis.localStorage) {
    this.#prefix = `helpdesk.${role}.${name}.`;
    this.#storage = storage;
  }

  /** The draft of a place such as "1042.post"; empty if there is none. */
  draft(where) {
    return this.#get(`draft.${where}`) ?? "";
  }

  /** Keeps a draft; an empty one is forgotten. */
  keepDraft(where, text) {
    this.#put(`draft.${where}`, text || null);
  }

  /** The last seq that was read of a ticket, 0 if none was. */
  seen(ticket) {
    return this.#marks()[ticket] ?? 0;
  }

  /** Moves the reading mark forward. */
  see(ticket, seq) {
    const marks = this.#marks();
    if ((marks[ticket] ?? 0) >= seq) return;
    marks[ticket] = seq;
    const ids = Object.keys(marks).sort((a, b) => Number(b) - Number(a)).slice(0, MOST_SEEN);
    this.#put("seen", JSON.stringify(Object.fromEntries(ids.map((id) => [id, marks[id]]))));
  }

  #marks() {
    try {
      return JSON.parse(this.#get("seen") ?? "{}");
    } catch {
      return {};
    }
  }

  #get(key) {
    try {
      return this.#storage.getItem(this.#prefix + key);
    } catch {
      return null;
    }
  }

  #put(key, value) {
    try {
      if (value === null) this.#storage.removeItem(this.#prefix + key);
      else this.#storage.setItem(this.#prefix + key, value);
    } catch {
      // No room or no permission: it is not remembered, and nothing else breaks.
    }
  }
}
