// The middle pane: which ticket's thread it shows, and how one gets there and back. Opening a ticket is a step in the
// browser's history, so "back" works on a phone and on a desk alike.

import { cloneAll, part } from "./template.js";
import { focusSwitch, mountSwitch } from "./category-switch.js";
import { href } from "./queue-query.js";
import { mountDeskComposer } from "./desk-composer.js";
import { mountStep } from "./next-step.js";
import { mountThread } from "./thread-view.js";
import { say } from "./say.js";
import { showLoading } from "./loading.js";

export class QueueThread {
  #root; #pane; #options; #thread = null; #step = null; #loading = null; #letGo = () => {}; #went = 0;

  /** options = {query, page, list, shown(thread|null), toggleDetails()}. */
  constructor(root, options) {
    this.#root = root;
    this.#pane = part(root, "thread");
    this.#options = options;
    mountSwitch(this.#pane, () => this.#thread);
  }

  /** Shows a ticket (or its number) without touching the address. */
  open(ticket, events, receipts) {
    const { page, list, shown } = this.#options;
    this.#leave();
    const thread = mountThread(this.#pane, { ...page, ticket, events, receipts, desk: true });
    this.#thread = thread;
    this.#step = mountStep(thread.step, thread);
    this.#letGo = mountDeskComposer(this.#pane, thread, page);
    thread.tools.replaceChildren(cloneAll("t-details-button"));
    thread.tools.querySelector("button").addEventListener("click", () => this.#options.toggleDetails());
    this.#loading = showLoading(this.#pane);
    const ready = () => this.#loading.done();
    thread.addEventListener("change", () => { ready(); list.again(); });
    thread.addEventListener("failed", () => this.#loading.end());
    thread.addEventListener("gone", () => (thread.ticket ? ready() : this.choose(say("no-such-ticket", { id: thread.id }))));
    thread.addEventListener("back", () => this.back());
    if (thread.ticket) ready();
    list.chosen = thread.id;
    list.again();
    shown(thread);
  }

  /** Shows a ticket as a step of the history. */
  go(id) {
    if (this.#thread?.id === id) return this.#options.shown(this.#thread);
    history.pushState({}, "", href({ ...this.#options.query, ticket: id }));
    this.#went += 1;
    this.open(id);
  }

  /** Shows what the address says after a step back or forth. */
  to(id) {
    this.#went = Math.max(0, this.#went - 1);
    if (id) this.open(id);
    else this.choose();
  }

  /** Nothing is chosen; `why` is said in place of the usual sentence. */
  choose(why) {
    const { list, shown } = this.#options;
    this.#leave();
    this.#pane.replaceChildren(cloneAll("t-choose"));
    if (why) this.#pane.querySelector(".empty__text").textContent = why;
    list.chosen = null;
    list.again();
    shown(null);
  }

  /** Back to the list: a step of the history if one was made, else the list's own address. */
  back() {
    const id = this.#thread?.id;
    if (this.#went > 0) history.back();
    else {
      history.replaceState({}, "", href({ ...this.#options.query, ticket: null }));
      this.choose();
    }
    if (id) requestAnimationFrame(() => this.#options.list.focus());
  }

  /** From the text box to the list, from the list out of the ticket. */
  escape() {
    const at = document.activeElement;
    if (this.#pane.contains(at)) {
      this.#options.list.focus();
      if (document.activeElement === at) at.blur(); // on a phone the list is not there
      return;
    }
    if (this.#thread) this.back();
  }

  /** Does the next step if it is this one. */
  step(name) {
    this.#step?.run(name);
  }

  /** Puts the cursor into the box. */
  compose(mode) {
    this.#thread?.compose(mode);
  }

  /** Puts the focus on the category, to correct it. */
  correct() {
    focusSwitch(this.#pane);
  }

  #leave() {
    this.#thread?.close();
    this.#letGo();
    this.#letGo = () => {};
    this.#thread = null;
    this.#step = null;
    this.#loading?.end();
    this.#pane.replaceChildren();
  }
}
