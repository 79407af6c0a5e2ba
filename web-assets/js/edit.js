// Editing the letter in place: description, building and room. The version that was edited goes along (`base_seq`); if
// somebody saved meanwhile, both texts are shown and one chooses. Until the server has it, the form keeps what was typed.

import { acts, clone, part, put, show } from "./template.js";
import { chooseVersion } from "./dialogs.js";
import { lastEdit } from "./thread.js";
import { place, refusal } from "./words.js";
import { say } from "./say.js";

export class LetterEdit {
  #root; #thread; #form = null; #base = 0; #from = null;

  /** thread = {state, ticket, ask(command)}. */
  constructor(root, thread) {
    this.#root = root;
    this.#thread = thread;
  }

  /** Swaps the text for the form. */
  open() {
    if (this.#form) return this.#form.elements.description.focus();
    const { ticket, state } = this.#thread;
    this.#base = state.cursor;
    this.#from = ticket;
    this.#form = part(clone("t-letter-edit"), "edit-form");
    const { description, building, room } = this.#form.elements;
    description.value = ticket.description;
    building.value = ticket.location.building ?? "";
    room.value = ticket.location.room ?? "";
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#save(); });
    this.#form.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    acts(this.#form, { cancel: () => this.close() });
    this.#text().before(this.#form);
    this.#shown(false);
    description.focus();
  }

  /** Puts the text back; what was typed is given up (somebody cancelled, or it was saved). */
  close() {
    this.#form?.remove();
    this.#form = null;
    this.#shown(true);
    this.#root.querySelector('[data-act="edit"]').focus();
  }

  /** Something arrived while the form is open: say so, since saving will ask. */
  noticed(event) {
    if (!this.#form || event.kind !== "edited") return;
    show(put(this.#form, "meanwhile", say("saved-while-editing", { who: event.author.name })), true);
  }

  #text() {
    return part(this.#root, "letter").querySelector(".letter__text");
  }

  #shown(on) {
    show(this.#text(), on);
    show(part(this.#root, "letter").querySelector(".letter__foot"), on);
  }

  #typed() {
    const value = (name) => this.#form.elements[name].value.trim();
    return { description: value("description"), location: { building: value("building") || null, room: value("room") || null } };
  }

  async #save() {
    const typed = this.#typed();
    const was = this.#from;
    this.#busy(true);
    this.#errors({});
    try {
      if (typed.description !== was.description) await this.#send("description", typed.description);
      const moved = typed.location.building !== was.location.building || typed.location.room !== was.location.room;
      if (moved) await this.#send("location", typed.location);
      this.close();
    } catch (error) {
      if (this.#form && error.code === "stale_base") await this.#collided(error);
      else if (this.#form) this.#errors(error);
    } finally {
      if (this.#form) this.#busy(false);
    }
  }

  // What was saved is the new base of its field, so that a second attempt sends only what is left.
  async #send(field, value) {
    const { seq } = await this.#thread.ask({ op: "edit", field, value, base_seq: this.#base });
    this.#from = { ...this.#from, [field]: value };
    this.#base = Math.max(this.#base, seq);
  }

  async #collided({ field, current }) {
    const what = field ?? "description";
    const mine = this.#typed()[what];
    const last = lastEdit(this.#thread.state, what);
    const by = last?.seq === current.seq ? last : undefined;
    const text = (value) => (what === "location" ? place(value) || say("no-place") : value);
    const choice = await chooseVersion({ theirs: text(current.value), mine: text(mine), by: by?.author.name, at: by?.at });
    if (!choice || !this.#form) return;
    this.#base = Math.max(this.#base, current.seq);
    this.#from = { ...this.#from, [what]: current.value };
    if (choice === "mine") return this.#save();
    if (what === "location") this.#fillPlace(current.value);
    else this.#form.elements.description.value = choice === "both" ? `${current.value}\n\n${mine}` : current.value;
    if (choice === "theirs") return this.#save();
    this.#form.elements.description.focus();
  }

  #fillPlace({ building, room }) {
    this.#form.elements.building.value = building ?? "";
    this.#form.elements.room.value = room ?? "";
  }

  #busy(on) {
    this.#form.querySelector('[data-act="save"]').setAttribute("aria-disabled", String(on));
    put(this.#form, "save", say(on ? "saving" : "save"));
  }

  #errors(error) {
    const field = ["building", "room"].includes(error.field) ? error.field : "description";
    for (const line of this.#form.querySelectorAll("[data-error]")) {
      const mine = Boolean(error.code) && line.dataset.error === field;
      show(line, mine);
      this.#form.elements[line.dataset.error].setAttribute("aria-invalid", String(mine));
      if (mine) put(line, "error", refusal(error));
    }
  }
}
