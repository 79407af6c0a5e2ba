// What a tab knows of the outbox. What is written is shown at once and kept a moment later: `#kept` is what the store said
// last, `#changes` are those that it has not made yet, and the view is these upon that. `#own` is this tab's alone: questions
// that survive no reload, and echoes of what is sent.
//
// Events: "change" {entries} whenever something changed; "refused" {entry, error} when final, in every tab; "unkept" when the
// device, which did, keeps nothing more: what is written lives as long as the page.

import * as box from "./outbox.js";

export class OutboxView extends EventTarget {
  #store; #tabs; #kept = []; #changes = []; #own = []; #view = []; #looks = ""; #guarded = false; #didKeep = false;

  constructor(store, tabs) {
    super();
    [this.#store, this.#tabs] = [store, tabs];
  }

  /** Everything that is not settled, and what was sent but not yet seen in a log; in the order of writing. */
  get entries() {
    return this.#view;
  }

  /** The entry of this cid, or undefined. */
  entry(cid) {
    return this.#view.find((one) => one.cid === cid);
  }

  /** Changes what is this tab's alone. */
  hold(op) {
    this.#own = op(this.#own);
    this.#show();
  }

  /** Changes what all tabs have written: op(entries) -> entries, pure, run again upon every newer state until it is kept. */
  async change(op) {
    this.#changes.push(op);
    this.#show();
    const kept = await this.#store.change(op);
    this.#changes.shift();
    this.#tabs.tell({ t: "changed" });
    this.#took(kept);
  }

  /** Takes entries for this tab: pick(entries) -> those to send, asked once, of what the store really has. Resolves to them. */
  async claim(pick) {
    let mine = [];
    const claimed = (entries, now) => box.claimed(entries, mine.map(({ cid }) => cid), this.#tabs.id, now);
    const kept = await this.#store.change((entries) => {
      mine = pick(box.merged(entries, this.#own));
      return mine.length > 0 ? claimed(entries, Date.now()) : entries;
    });
    if (mine.length > 0) this.#tabs.tell({ t: "changed" });
    this.#own = claimed(this.#own, Date.now());
    this.#took(kept);
    return mine;
  }

  /** What this tab holds (or only this cid) waits again: it could not be sent, or its connection or its page is gone. */
  letGo(only) {
    if (!box.holders(this.#view).has(this.#tabs.id)) return;
    this.#own = box.cut(this.#own, this.#tabs.id, only);
    this.change((kept) => box.cut(kept, this.#tabs.id, only));
  }

  /** Reads what all tabs have written. */
  async read() {
    this.#took(await this.#store.change((kept) => kept));
  }

  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #took(kept) {
    this.#kept = kept;
    this.#show();
  }

  #show() {
    const before = new Map(this.#view.map((one) => [one.cid, one]));
    this.#view = box.merged(this.#changes.reduce((kept, op) => op(kept), this.#kept), this.#own);
    const failed = this.#view.filter((one) => one.state === "failed" && before.has(one.cid) && before.get(one.cid).state !== "failed");
    this.#tell();
    failed.forEach((one) => this.emit("refused", { entry: one, error: one.error }));
    this.#guard();
  }

  // What the store confirms looks as it did; whoever shows it is not asked to do so again.
  #tell() {
    const looks = this.#view.map(({ cid, state, due }) => `${cid} ${state} ${due}`).join();
    if (looks === this.#looks) return;
    this.#looks = looks;
    this.emit("change", { entries: this.#view });
  }

  // Nothing is kept: leaving the page would lose what waits, so the browser asks.
  #guard() {
    if (this.#store.keeps) this.#didKeep ||= this.#kept.length > 0;
    else if (!this.#guarded) {
      this.#guarded = true;
      addEventListener("beforeunload", (event) => { if (this.#view.some(({ state }) => state !== "sent")) event.preventDefault(); });
      if (this.#didKeep) this.emit("unkept", {});
    }
  }
}
