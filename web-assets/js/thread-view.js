// A ticket's conversation, mounted into a page or a pane:
//
//   const thread = mountThread(root, { ticket, events?, you, connection, outbox, keep, desk });
//
//   root     holds the markup of thread.hbs, or is empty: then `<template id="t-thread-pane">` is cloned into it.
//   ticket   the ticket as the API shows it, or its number; events  the newest part of its log, without a gap. Absent: by REST.
//   desk     true in the helpdesk's pane: the pane scrolls instead of the page.
//
// What comes back is an EventTarget:
//   thread.id, thread.ticket (as of now; null before it is read), thread.state ({ticket, events, from, cursor}), thread.gone
//   thread.step   the slot in the head for the one legal next step (next-step.js fills it)
//   thread.tools  the slot beside it (a button for the details); null in a page
//   thread.ask({op, ...}) sends a command of this ticket: resolves to {ticket, seq}, rejects with {code, detail, field?}
//   thread.compose("post"|"note") puts the cursor into the box · thread.close() lets go of everything; the draft is kept
//   events: "change" {ticket, fresh: events that arrived live}, "gone" {reason}, "back" (the arrow of a narrow pane)

import { cloneAll, part, show } from "./template.js";
import { Composer } from "./composer.js";
import { Follow } from "./follow.js";
import { items } from "./turns.js";
import { LetterEdit } from "./edit.js";
import { heldBack, showEnd, showFailed } from "./thread-parts.js";
import { refusal } from "./words.js";
import { showHead, showLetter } from "./head-view.js";
import { showHistory } from "./dialogs.js";
import { showLog } from "./log-view.js";
import { ThreadSource } from "./thread-source.js";

/** The head's waiting time is brought up to date this often. */
const CLOCK_MS = 15_000;

/** Mounts a conversation; see the head of this file. */
export function mountThread(root, options) {
  if (!part(root, "log")) root.replaceChildren(cloneAll("t-thread-pane"));
  return new ThreadView(root, options);
}

class ThreadView extends EventTarget {
  #root; #log; #you; #connection; #outbox; #keep; #desk; #source; #composer = null; #edit; #follow; #seen; #held = null; #timer; #off = new AbortController();

  constructor(root, { ticket, events, you, connection, outbox, keep, desk = false }) {
    super();
    const id = typeof ticket === "object" ? ticket.id : Number(ticket);
    Object.assign(this, { id, step: part(root, "step"), tools: part(root, "tools") });
    this.#root = root;
    this.#log = part(root, "log");
    [this.#you, this.#connection, this.#outbox, this.#keep, this.#desk] = [you, connection, outbox, keep, desk];
    this.#seen = keep.seen(id);
    this.#source = new ThreadSource(id, connection);
    this.#edit = new LetterEdit(root, this);
    this.#follow = new Follow(desk ? part(root, "scroll") : document.scrollingElement, root, () => this.#read());
    if (part(root, "composing")) this.#composer = new Composer(root, { ticket: id, keep, hand: (op, text) => this.#hand(op, text) });
    this.#bind();
    if (typeof ticket === "object" && events) this.#source.begin(ticket, events);
    else this.#source.load();
  }

  get state() {
    return this.#source.state;
  }

  get ticket() {
    return this.state?.ticket ?? null;
  }

  get gone() {
    return this.#source.gone;
  }

  ask(command) {
    return this.#outbox.ask({ ticket: this.id, ...command });
  }

  compose(mode) {
    if (this.#writable) this.#composer?.focus(mode);
  }

  close() {
    this.#off.abort();
    clearInterval(this.#timer);
    this.#source.close();
    this.#follow.close();
    this.#composer?.close();
  }

  get #writable() {
    return !this.gone && this.ticket?.status !== "closed";
  }

  get #entries() {
    return this.#outbox.entries.filter((entry) => entry.ticket === this.id && (entry.op === "post" || entry.op === "note"));
  }

  #bind() {
    const { signal } = this.#off;
    this.#source.addEventListener("change", ({ detail }) => this.#changed(detail));
    this.#source.addEventListener("gone", ({ detail }) => this.#left(detail.reason));
    this.#source.addEventListener("failed", ({ detail }) => this.#failed(detail.problem));
    this.#outbox.addEventListener("change", () => this.#show(), { signal });
    this.#connection.addEventListener("state", () => this.#show(), { signal });
    document.addEventListener("visibilitychange", () => this.#read(), { signal });
    this.#root.addEventListener("click", (event) => {
      const act = event.target.closest("[data-act]");
      if (act) this.#act(act.dataset.act, act.closest("[data-cid]")?.dataset.cid);
    }, { signal });
    this.#timer = setInterval(() => { if (this.ticket) showHead(this.#root, this.ticket); }, CLOCK_MS);
  }

  #act(name, cid) {
    switch (name) {
      case "edit": this.#follow.following = false; return this.#edit.open();
      case "history": return this.#history();
      case "older": return this.#source.older().catch((problem) => this.#composer?.below(refusal(problem), 0, "late"));
      case "back": return this.#emit("back", {});
      case "retry": return this.#outbox.retry(cid);
      case "discard": return this.#outbox.take(cid);
      case "rewrite": {
        const entry = this.#outbox.take(cid);
        if (entry) this.#composer?.fill(entry.fields.body, entry.op);
      }
    }
  }

  #hand(op, text) {
    const cid = this.#outbox.send({ ticket: this.id, op, body: text });
    this.#follow.toEnd();
    return cid !== null;
  }

  #changed({ fresh, older }) {
    const first = this.#log.getAttribute("aria-live") === "off";
    const others = fresh.filter((event) => event.author.id !== this.#you.id);
    fresh.forEach((event) => this.#edit.noticed(event));
    if (this.#follow.following && !older) this.#source.trim();
    this.#show({ fresh: others.filter((event) => event.kind === "message" || event.kind === "note").length, above: older });
    if (first) this.#opened();
    this.#settle();
    if (others.some((event) => event.data.to === "closed")) this.#composer?.below(null);
    this.#emit("change", { ticket: this.ticket, fresh });
  }

  // The first look is not read aloud; it goes to what is new, or to the end.
  #opened() {
    const fresh = this.#log.querySelector(".unread-line");
    if (fresh) this.#follow.toElement(fresh);
    requestAnimationFrame(() => this.#log.removeAttribute("aria-live"));
  }

  // What was sent and is seen in the log now needs no echo any more.
  #settle() {
    const sent = this.#entries.filter((entry) => entry.state === "sent" && entry.seq <= this.state.cursor);
    sent.forEach((entry) => this.#outbox.take(entry.cid));
  }

  #show(moved = {}) {
    if (!this.state) return;
    const { events, from } = this.state;
    const context = { online: this.#outbox.online, writable: this.#writable };
    const edits = events.filter((event) => event.kind === "edited");
    showHead(this.#root, this.ticket);
    showLetter(this.#root, this.ticket, edits, from === 0);
    this.#follow.change(() => {
      showLog(this.#log, items(events, this.#entries, this.#you, { seen: this.#seen, desk: this.#desk || this.#you.role === "helpdesk" }), context);
      show(part(this.#root, "older"), this.#source.hasOlder);
      showEnd(this.#root, this.#writable, this.#composer?.text.trim() ?? "");
    }, moved);
    this.#showWait();
  }

  #showWait() {
    const held = this.#outbox.online ? heldBack(this.#entries, Date.now()) : null;
    if (held) this.#composer?.below(held.why, held.until);
    else if (this.#held) this.#composer?.below(null);
    this.#held = held;
  }

  #read() {
    if (this.state && !document.hidden) this.#keep.see(this.id, this.state.cursor);
  }

  async #history() {
    while (this.#source.hasOlder && (await this.#source.older().catch(() => false)));
    showHistory(this.state.events.filter((event) => event.kind === "edited"));
  }

  #left(reason) {
    if (this.state) this.#show();
    else this.#failed({ code: reason });
    this.#emit("gone", { reason });
  }

  #failed(problem) {
    if (!this.state) showFailed(this.#log, problem, () => this.#source.load());
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
