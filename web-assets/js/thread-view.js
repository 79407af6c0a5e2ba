// A ticket's conversation, mounted into a page or a pane:
//
//   const thread = mountThread(root, { ticket, events?, receipts?, you, connection, outbox, keep, desk });
//
//   root     holds the markup of thread.hbs, or is empty: then `<template id="t-thread-pane">` is cloned into it.
//   ticket   the ticket as the API shows it, or its number; events  the newest part of its log, without a gap; receipts  how
//            far it was read. Absent: by REST.
//   desk     true in the helpdesk's pane: the pane scrolls instead of the page.
//
// What comes back is an EventTarget:
//   thread.id, thread.ticket (as of now; null before it is read), thread.state ({ticket, events, from, cursor}), thread.gone
//   thread.beside  who else is here and how far it was read: thread.beside.viewers, and its event "presence" (thread-beside.js)
//   thread.step   the slot in the head for the one legal next step (next-step.js fills it)
//   thread.tools  the slot beside it (a button for the details); null in a page
//   thread.ask({op, ...}) sends a command of this ticket: resolves to {ticket, seq}, rejects with {code, detail, field?}
//   thread.compose("post"|"note") puts the cursor into the box · thread.close() lets go of everything; the draft is kept
//   events: "change" {ticket, fresh: events that arrived live}, "gone" {reason}, "failed" {problem}, "back" (the arrow of a narrow pane)

import { Beside } from "./thread-beside.js";
import { cloneAll, part, show } from "./template.js";
import { Composer } from "./composer.js";
import { Follow } from "./follow.js";
import { items } from "./turns.js";
import { LetterEdit } from "./edit.js";
import { HeldBack, showEnd, showFailed, withFiles } from "./thread-parts.js";
import { refusal } from "./words.js";
import { showHead, showLetter } from "./head-view.js";
import { showHistory } from "./dialogs.js";
import { showLog } from "./log-view.js";
import { ThreadSource } from "./thread-source.js";
import { watchOlder } from "./older.js";

/** The head's waiting time is brought up to date this often. */
const CLOCK_MS = 15_000;

/** Mounts a conversation; see the head of this file. */
export function mountThread(root, options) {
  if (!part(root, "log")) root.replaceChildren(cloneAll("t-thread-pane"));
  return new ThreadView(root, options);
}

class ThreadView extends EventTarget {
  #root; #log; #you; #connection; #outbox; #desk; #source; #composer = null; #edit; #follow; #held; #timer; #off = new AbortController();

  constructor(root, { ticket, events, receipts, you, connection, outbox, keep, desk = false }) {
    super();
    const id = typeof ticket === "object" ? ticket.id : Number(ticket);
    Object.assign(this, { id, step: part(root, "step"), tools: part(root, "tools") });
    this.#root = root;
    this.#log = part(root, "log");
    [this.#you, this.#connection, this.#outbox, this.#desk] = [you, connection, outbox, desk];
    this.#source = new ThreadSource(id, connection);
    this.beside = new Beside(root, { you, connection, keep, source: this.#source, signal: this.#off.signal });
    this.#edit = new LetterEdit(root, this);
    this.#follow = new Follow(desk ? part(root, "scroll") : document.scrollingElement, root, () => this.#read());
    if (part(root, "composing")) this.#composer = new Composer(root, { ticket: id, keep, hand: (...said) => this.#hand(...said) });
    this.#held = new HeldBack(this.#composer);
    this.#bind();
    if (typeof ticket === "object" && events) this.#source.begin(ticket, events, receipts);
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
    [this.#source, this.#follow, this.#composer].forEach((one) => one?.close());
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
    this.beside.addEventListener("change", () => this.#show());
    this.#connection.addEventListener("state", () => this.#show(), { signal });
    document.addEventListener("visibilitychange", () => this.#read(), { signal });
    signal.addEventListener("abort", watchOlder(this.#root, this.#desk ? part(this.#root, "scroll") : null, () => this.#older()));
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
      case "older": return this.#older();
      case "back": return this.#emit("back", {});
      case "retry": return this.#outbox.retry(cid);
      case "discard": return this.#outbox.take(cid);
      case "rewrite": {
        const entry = this.#outbox.take(cid);
        if (entry) this.#composer?.fill(entry.fields.body, entry.op, entry.fields.files);
      }
    }
  }

  #older() {
    return this.#source.older().catch((problem) => this.#composer?.below(refusal(problem), 0, "late"));
  }

  #hand(op, text, files = []) {
    const cid = this.#outbox.send({ ticket: this.id, op, body: text, ...withFiles(files) });
    this.beside.wrote("");
    if (!this.#off.signal.aborted) this.#follow.toEnd();
    return cid !== null;
  }

  #changed({ fresh, older }) {
    const first = this.#log.getAttribute("aria-live") === "off";
    const others = fresh.filter((event) => event.author.id !== this.#you.id);
    this.beside.arrived(first, others, document.hidden || !this.#follow.following);
    fresh.forEach((event) => this.#edit.noticed(event));
    if (this.#follow.following && !older) this.#source.trim();
    this.#show({ fresh: others.filter((event) => event.kind === "message" || event.kind === "note").length, above: older });
    if (first) this.#follow.open(this.#log);
    this.#settle();
    if (others.some((event) => event.data.to === "closed")) this.#composer?.below(null);
    this.#emit("change", { ticket: this.ticket, fresh });
  }

  // What was sent and is seen in the log now needs no echo any more.
  #settle() {
    const sent = this.#entries.filter((entry) => entry.state === "sent" && entry.seq <= this.state.cursor);
    sent.forEach((entry) => this.#outbox.take(entry.cid));
  }

  #show(moved = {}) {
    if (!this.state) return;
    const { events, from } = this.state;
    const context = { online: this.#outbox.online, writable: this.#writable, read: this.beside.readTo };
    const edits = events.filter((event) => event.kind === "edited");
    showHead(this.#root, this.ticket);
    showLetter(this.#root, this.ticket, edits, from === 0);
    this.#follow.change(() => {
      showLog(this.#log, items(events, this.#entries, this.#you, { seen: this.beside.divider, desk: this.#desk || this.#you.role === "helpdesk" }), context);
      show(part(this.#root, "older"), this.#source.hasOlder);
      showEnd(this.#root, this.#writable, this.#composer?.text.trim() ?? "");
    }, moved);
    this.#held.show(this.#entries, this.#outbox.online);
  }

  #read() {
    if (this.state && !document.hidden && this.#follow.following) this.beside.read(this.state.cursor);
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
    if (this.state) return;
    showFailed(this.#log, problem, () => this.#source.load());
    this.#emit("failed", { problem });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
