// The details of the chosen ticket: category with its reasons and one-click correction, place, people, dates. They follow
// the thread's own state, so they are as live as it is.

import { Assign } from "./assign.js";
import { mountSwitch } from "./category-switch.js";
import { initial, place, refusal } from "./words.js";
import { localise } from "./time.js";
import { part, put, show, slot } from "./template.js";
import { showBeside } from "./beside-facts.js";
import { say } from "./say.js";
import { showGuess } from "./guess.js";

export class Details {
  #root; #thread = null; #form; #base = 0; #assign;

  /** you and colleagues: who a ticket can be given to. */
  constructor(root, { back, hide, you, colleagues }) {
    this.#root = root;
    this.#assign = new Assign(root, { thread: () => this.#thread, you, colleagues });
    this.#form = part(root, "place-form");
    const acts = {
      place: () => this.#edit(),
      "place-cancel": () => show(this.#form, false),
      "back-to-thread": back,
      "hide-details": hide,
    };
    mountSwitch(root, () => this.#thread);
    root.addEventListener("click", (event) => {
      const el = event.target.closest("[data-act]");
      if (el) acts[el.dataset.act]?.(el);
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  /** Follows another thread; null: none is chosen. */
  follow(thread) {
    this.#thread = thread;
    show(this.#form, false);
    show(part(this.#root, "known"), Boolean(thread?.ticket));
    if (!thread) return;
    if (thread.ticket) this.#assign.show(thread.ticket, true);
    thread.addEventListener("change", () => { if (thread === this.#thread) this.#show(); });
    if (thread.ticket) this.#show();
  }

  #show() {
    const { ticket } = this.#thread;
    const root = this.#root;
    const closed = ticket.status === "closed";
    show(part(root, "known"), true);
    put(root, "avatar", initial(ticket.requester.name));
    put(root, "requester", ticket.requester.name);
    this.#showCategory(ticket, closed);
    put(root, "place", place(ticket.location) || say("place-not-told"));
    show(root.querySelector('[data-act="place"]'), !closed);
    this.#assign.show(ticket);
    for (const [name, at] of [["opened", ticket.opened_at], ["modified", ticket.modified_at], ["closed", ticket.closed_at ?? ""]]) slot(root, name).dateTime = at;
    show(slot(root, "closed"), closed);
    show(part(root, "not-closed"), !closed);
    showBeside(root, ticket);
    localise(root);
    if (closed) show(this.#form, false);
  }

  // A corrected category is a person's word: no confidence, no reasons.
  #showCategory(ticket, closed) {
    const guess = part(this.#root, "guess");
    const corrected = ticket.category_source === "corrected";
    showGuess(guess, { category: ticket.category, confidence: corrected ? 1 : ticket.category_confidence, reasons: corrected ? [] : ticket.category_reasons });
    guess.querySelector(".confidence").toggleAttribute("hidden", corrected);
    if (corrected) {
      put(guess, "percent", "");
      put(guess, "because", say("set-by-helpdesk"));
    }
    show(part(this.#root, "correct"), !closed);
    for (const button of this.#root.querySelectorAll("[data-category]")) button.setAttribute("aria-pressed", String(button.dataset.category === ticket.category));
  }

  #edit() {
    const { building, room } = this.#thread.ticket.location;
    this.#form.elements.building.value = building ?? "";
    this.#form.elements.room.value = room ?? "";
    this.#base = this.#thread.state.cursor;
    this.#fault(null);
    show(this.#form, true);
    this.#form.elements.building.focus();
  }

  // Somebody else was faster: both places are named, what was typed stays, and saving again replaces theirs.
  async #save() {
    const typed = (name) => this.#form.elements[name].value.trim() || null;
    try {
      await this.#thread.ask({ op: "edit", field: "location", value: { building: typed("building"), room: typed("room") }, base_seq: this.#base });
      show(this.#form, false);
    } catch (error) {
      if (error.code !== "stale_base") return this.#fault(refusal(error), error.field);
      this.#base = error.current.seq;
      this.#fault(say("place-changed", { place: place(error.current.value) || say("no-place") }));
    }
  }

  #fault(text, field) {
    put(this.#form, "fault", text);
    show(part(this.#form, "place-fault"), Boolean(text));
    for (const name of ["building", "room"]) this.#form.elements[name].setAttribute("aria-invalid", String(Boolean(text) && field === name));
  }
}
