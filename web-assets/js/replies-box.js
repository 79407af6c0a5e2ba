// Canned replies in the composer: a slash at the beginning of a word opens a list above the box, what is typed behind it
// filters, arrows and Enter choose, Escape leaves it a slash. The focus stays in the box (aria-activedescendant); a finger
// has a button for the slash, and taps.

import { calledAt, filled, gapWords, matching, valuesOf } from "./replies.js";
import { clone, part, put, show } from "./template.js";
import { refusal } from "./words.js";
import { editReplies } from "./replies-dialog.js";
import { replies } from "./replies-source.js";
import { say } from "./say.js";

export class RepliesBox {
  #form; #text; #popup; #list; #gapsLine; #ticket; #call = null; #left = null; #shown = []; #at = 0; #gaps = []; #off = new AbortController();

  /** root holds the composer; ticket() answers the ticket that is written to. */
  constructor(root, ticket) {
    this.#form = part(root, "composer");
    this.#text = this.#form.elements.body;
    this.#popup = part(this.#form, "canned");
    this.#list = part(this.#form, "canned-list");
    this.#gapsLine = part(root, "gaps");
    this.#ticket = ticket;
    this.#bind();
  }

  close() {
    this.#off.abort();
  }

  #bind() {
    const { signal } = this.#off;
    const listen = (target, type, run, options = {}) => target.addEventListener(type, run, { signal, ...options });
    this.#text.setAttribute("aria-autocomplete", "list");
    this.#text.setAttribute("aria-controls", this.#list.id);
    listen(this.#text, "input", () => { this.#look(); this.#showGaps(); });
    listen(this.#text, "click", () => { if (this.#call) this.#look(); });
    // in the capturing phase: Enter chooses before the composer takes it for "send"
    listen(this.#form, "keydown", (event) => this.#key(event), { capture: true });
    listen(this.#form, "focusout", (event) => { if (!this.#form.contains(event.relatedTarget)) this.#hide(); });
    for (const type of ["keydown", "submit", "focusin"]) listen(this.#form, type, () => setTimeout(() => this.#showGaps())); // it may be empty then
    listen(this.#popup, "pointerdown", (event) => { if (event.target.closest("[role=option]")) event.preventDefault(); });
    listen(this.#list, "click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(Number(option.dataset.at));
    });
    listen(this.#form, "click", (event) => {
      const act = event.target.closest("[data-act]")?.dataset.act;
      if (act === "canned") this.#callForAll();
      if (act === "edit-replies") this.#edit();
    });
    listen(replies, "change", () => { if (this.#call) this.#show(); });
  }

  // The button types the slash for those whose keyboard hides it.
  #callForAll() {
    const { selectionStart, selectionEnd, value } = this.#text;
    const apart = /(^|\s)$/.test(value.slice(0, selectionStart)) ? "/" : " /";
    this.#text.focus();
    this.#text.setRangeText(apart, selectionStart, selectionEnd, "end");
    this.#text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #look() {
    const { value, selectionStart, selectionEnd } = this.#text;
    const call = selectionStart === selectionEnd ? calledAt(value, selectionStart) : null;
    if (!call) return this.#hide();
    if (this.#left === call.from) return; // Escape said that this slash is one
    this.#left = null;
    if (!this.#call) replies.refresh();
    if (call.query !== this.#call?.query) this.#at = 0;
    this.#call = call;
    this.#show();
  }

  #show() {
    this.#shown = matching(replies.items, this.#call.query);
    const none = this.#shown.length === 0;
    if (none && this.#call.query) return this.#close();
    this.#list.replaceChildren(...this.#shown.map((reply, at) => {
      const option = clone("t-canned");
      option.id = `canned-${at}`;
      option.dataset.at = at;
      put(option, "shortcut", `/${reply.shortcut}`);
      put(option, "body", reply.body);
      return option;
    }));
    show(this.#list, !none);
    const why = replies.problem ? say("canned-missing", { why: refusal(replies.problem) }) : "";
    show(put(this.#popup, "canned-none", why || say("canned-none")), none);
    put(this.#form, "canned-count", none ? "" : say("canned-count", { n: this.#shown.length }));
    show(this.#popup, true);
    this.#mark(Math.min(this.#at, this.#shown.length - 1));
  }

  #mark(at) {
    this.#at = Math.max(0, at);
    for (const option of this.#list.children) option.setAttribute("aria-selected", String(Number(option.dataset.at) === this.#at));
    const chosen = this.#list.children[this.#at];
    if (!chosen) return this.#text.removeAttribute("aria-activedescendant");
    this.#text.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  // No list, but the call stands: what is typed next may find something.
  #close() {
    show(this.#popup, false);
    this.#shown = [];
    put(this.#form, "canned-count", "");
    this.#text.removeAttribute("aria-activedescendant");
  }

  #hide() {
    this.#call = null;
    this.#left = null;
    this.#close();
  }

  #key(event) {
    if (event.target !== this.#text || event.isComposing || event.keyCode === 229 || this.#popup.hidden) return;
    const many = this.#shown.length;
    const to = { ArrowDown: () => this.#mark((this.#at + 1) % many), ArrowUp: () => this.#mark((this.#at + many - 1) % many), Enter: () => this.#choose(this.#at) }[event.key];
    if (event.key === "Escape") {
      const { from } = this.#call;
      this.#hide();
      this.#left = from;
    } else if (to && many > 0 && !event.shiftKey) to();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #choose(at) {
    const reply = this.#shown[at];
    const ticket = this.#ticket();
    if (!reply || !ticket) return;
    const { from } = this.#call;
    const { text, gaps } = filled(reply.body, valuesOf(ticket));
    this.#text.setRangeText(text, from, this.#text.selectionEnd, "end");
    this.#hide();
    if (gaps.length > 0) this.#text.setSelectionRange(from + gaps[0].from, from + gaps[0].to); // typing replaces it
    this.#gaps = gaps;
    this.#text.dispatchEvent(new Event("input", { bubbles: true }));
    this.#text.focus();
  }

  #showGaps() {
    const words = gapWords(this.#gaps, this.#text.value);
    if (!words) this.#gaps = [];
    put(this.#gapsLine, "gaps", words);
    show(this.#gapsLine, words !== "");
  }

  async #edit() {
    this.#hide();
    await editReplies();
    this.#text.focus();
  }
}
