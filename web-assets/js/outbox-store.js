// Where the outbox survives reload, crash and offline: IndexedDB, one record an entry, under the identity that wrote it. All
// tabs share it: a change is one read-write transaction over all entries of the identity, and IndexedDB runs one such at a
// time, whichever tab asks. So a claim is won by one tab. What is asked for at once, or while a transaction runs, shares the next.
// Without IndexedDB (private windows of some browsers), or once it fails (no room), a tab goes on in memory: `keeps` is false
// then. What other tabs still find in the database they send too, under the same cid, which does no harm.

import { ANSWER_MS, inOrder } from "./outbox.js";

const DATABASE = "helpdesk.outbox";
const ENTRIES = "entries";
/** A database that does not open within this is done without; the page waits for it at its start. */
const OPEN_MS = 5_000;
/** The same of a transaction, which takes milliseconds; it may wait for another tab's. */
const CHANGE_MS = 10_000;
/** Leftovers of other identities are given back to whoever enters under their name; the newest of nobody's are kept. */
const MOST_OF_OTHERS = 1_000;

export class OutboxStore {
  #who; #factory; #database; #waiting = []; #busy = false; #last = []; #memory = false;

  /** who = {id, role, name}: nobody sends what somebody else wrote. */
  constructor({ id, role, name }, factory = globalThis.indexedDB) {
    this.#who = { owner: id, role, name };
    this.#factory = factory;
    this.#database = this.#open();
  }

  /** Whether what is written survives this page. */
  get keeps() {
    return !this.#memory;
  }

  /** Runs op(entries) -> entries on what all tabs have written and keeps the result; resolves to it. Changes run in order. */
  change(op) {
    return new Promise((done, failed) => {
      this.#waiting.push({ op, done, failed });
      if (!this.#busy) queueMicrotask(() => this.#work());
      this.#busy = true;
    });
  }

  /** Takes out what this name wrote in this role under an older id and what is in flight no more, in order. */
  async rescue(now = Date.now()) {
    const { owner, role, name } = this.#who;
    const database = await this.#database;
    if (!database) return [];
    const take = (records) => records.filter((one) => one.owner !== owner && one.role === role && one.name === name && !isInFlight(one, now));
    return within(CHANGE_MS, takeOut(database, owner, take)).catch(() => []);
  }

  async #work() {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      await this.#change((entries) => batch.reduce((now, { op }) => op(now), entries)).then(
        (kept) => batch.forEach(({ done }) => done(kept)),
        (fault) => batch.forEach(({ failed }) => failed(fault)),
      );
    }
    this.#busy = false;
  }

  async #change(op) {
    // The second try is for a connection that the browser closed, as it does when somebody clears the site's data.
    for (let tries = 0; tries < 2 && !this.#memory; tries += 1) {
      const database = await this.#database;
      try {
        if (database) return (this.#last = await within(CHANGE_MS, inTransaction(database, this.#who, op)));
      } catch {
        database.close();
        this.#database = this.#open();
      }
    }
    this.#memory = true;
    return (this.#last = op(this.#last));
  }

  async #open() {
    try {
      return await within(OPEN_MS, opened(this.#factory.open(DATABASE, 1)));
    } catch {
      return null;
    }
  }
}

function opened(request) {
  return new Promise((done, failed) => {
    request.onupgradeneeded = () => request.result.createObjectStore(ENTRIES, { keyPath: ["owner", "cid"] });
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close(); // a newer page may change its form; this one goes on in memory
      done(database);
    };
  });
}

function inTransaction(database, who, op) {
  return new Promise((done, failed) => {
    const transaction = database.transaction(ENTRIES, "readwrite");
    const shelf = transaction.objectStore(ENTRIES);
    let after = [];
    shelf.getAll(IDBKeyRange.bound([who.owner], [who.owner, []])).onsuccess = ({ target }) => {
      const before = inOrder(target.result.map(({ owner, role, name, ...entry }) => entry));
      after = op(before);
      const held = new Set(after.map(({ cid }) => cid));
      for (const { cid } of before) if (!held.has(cid)) shelf.delete([who.owner, cid]);
      for (const entry of after) if (!before.includes(entry)) shelf.put({ ...entry, ...who });
    };
    transaction.oncomplete = () => done(after);
    transaction.onabort = () => failed(transaction.error);
  });
}

function takeOut(database, owner, take) {
  return new Promise((done, failed) => {
    const transaction = database.transaction(ENTRIES, "readwrite");
    const shelf = transaction.objectStore(ENTRIES);
    let taken = [];
    shelf.getAll().onsuccess = ({ target }) => {
      taken = take(target.result);
      const others = target.result.filter((one) => one.owner !== owner && !taken.includes(one)).sort((a, b) => b.at - a.at);
      for (const one of [...taken, ...others.slice(MOST_OF_OTHERS)]) shelf.delete([one.owner, one.cid]);
    };
    transaction.oncomplete = () => done(taken.sort((a, b) => a.at - b.at || a.order - b.order));
    transaction.onabort = () => failed(transaction.error);
  });
}

// A tab of the older session may still be waiting for the answer to this one; whoever looks later finds it again.
function isInFlight({ state, since }, now) {
  return state === "sending" && Math.abs(now - since) < ANSWER_MS;
}

function within(ms, promise) {
  let timer = 0;
  const late = new Promise((_, failed) => { timer = setTimeout(() => failed(new Error("the database does not answer")), ms); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
