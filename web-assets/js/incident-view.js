// The view of one incident: its members, one answer to all of them, leave, dissolve. A native dialog, live while it is open.
// An answer to all is never sent by a key alone: Enter makes a line, the button says to how many it goes.

import { acts, clone, mark, part, put, reconcile, show } from "./template.js";
import { answered, answerHint, answerLabel, unanswered } from "./incident-words.js";
import { post } from "./api.js";
import { full } from "./time.js";
import { newCid } from "./cid.js";
import { place, refusal, status } from "./words.js";
import { say } from "./say.js";
import { toast } from "./toast.js";

/** News of members come in bursts; they are read once. */
const AGAIN_MS = 300;

export class IncidentView {
  #id; #with; #dialog; #form; #text; #busy = false; #open = 0; #timer = 0; #again = () => this.#soon();

  /** with = {incidents, keep, go, answer}. */
  constructor(id, options) {
    this.#id = id;
    this.#with = options;
    this.#dialog = clone("t-incident");
    this.#form = part(this.#dialog, "to-all");
    this.#text = this.#form.elements.body;
    this.#text.value = options.keep.draft(this.#draft);
    put(this.#dialog, "title", say("incident-number", { id }));
    this.#bind();
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#read(true);
  }

  close() {
    this.#dialog.close();
  }

  get #draft() {
    return `incident.${this.#id}`;
  }

  #bind() {
    const { incidents, keep } = this.#with;
    acts(this.#dialog, {
      close: () => this.close(),
      leave: (_, el) => this.#leave(Number(el.closest("[data-ticket]").dataset.ticket)),
      member: (event, el) => this.#member(event, Number(el.closest("[data-ticket]").dataset.ticket)),
      dissolve: () => this.#sure(true),
      keep: () => this.#sure(false),
      "dissolve-now": () => this.#dissolve(),
    });
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#answer(); });
    this.#text.addEventListener("input", () => { keep.keepDraft(this.#draft, this.#text.value); this.#say(null); });
    incidents.addEventListener("change", this.#again);
    this.#dialog.addEventListener("close", () => {
      incidents.removeEventListener("change", this.#again);
      clearTimeout(this.#timer);
      this.#dialog.remove();
    });
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(false), AGAIN_MS);
  }

  async #read(first) {
    try {
      const found = await this.#with.incidents.find(this.#id);
      if (!found) return this.#gone();
      this.#show(found);
    } catch (problem) {
      this.#say(`${refusal(problem)}.`, "late");
    }
    if (first && this.#with.answer) this.#text.focus();
  }

  #gone() {
    if (!this.#dialog.open) return;
    this.close();
    toast(say("incident-dissolved", { id: this.#id }));
  }

  #show({ opened_at, opened_by, tickets }) {
    put(this.#dialog, "opened", say("incident-grouped-by", { who: opened_by.name, time: full(opened_at, Date.now()) }));
    reconcile(part(this.#dialog, "members"), tickets, { key: (one) => one.ticket, make: () => clone("t-incident-member"), update: fill });
    this.#open = tickets.filter((one) => one.status !== "closed").length;
    put(this.#form, "hint", answerHint(this.#open));
    show(part(this.#form, "writing"), this.#open > 0);
    this.#button();
  }

  #button() {
    put(this.#form, "send", this.#busy ? say("delivery-sending") : answerLabel(this.#open));
    this.#form.querySelector('[type="submit"]').setAttribute("aria-disabled", String(this.#busy));
  }

  // The words and the id that was last tried with them are kept together: trying again, also after a reload, is the same call.
  async #answer() {
    const { keep } = this.#with;
    const body = this.#text.value.trim();
    if (!body || this.#busy) return this.#text.focus();
    const key = `${this.#draft}.tried`;
    const tried = JSON.parse(keep.draft(key) || "{}");
    const cid = tried.body === body ? tried.cid : newCid();
    keep.keepDraft(key, JSON.stringify({ cid, body }));
    this.#busy = true;
    this.#button();
    try {
      const said = await post(`/incidents/${this.#id}/messages`, { body }, { cid });
      keep.keepDraft(key, "");
      keep.keepDraft(this.#draft, "");
      this.#text.value = "";
      this.#say(answered(said), "closed");
    } catch (problem) {
      if (problem.code === "cid_conflict") keep.keepDraft(key, "");
      this.#say(unanswered(problem), "late");
    } finally {
      this.#busy = false;
      this.#button();
    }
  }

  #say(text, sign = "late") {
    const line = part(this.#form, "said");
    if (text) mark(line, sign, "said-mark");
    show(part(line, "said-sign"), Boolean(text));
    put(line, "said", text);
  }

  #member(event, ticket) {
    const { go } = this.#with;
    if (!go || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this.close();
    go(ticket);
  }

  async #leave(ticket) {
    try {
      await this.#with.incidents.leave(this.#id, ticket);
      this.#text.focus(); // the button that had the focus is gone
    } catch (problem) {
      this.#say(`${refusal(problem)}.`);
    }
  }

  #sure(asks) {
    show(part(this.#dialog, "sure"), asks);
    show(part(this.#dialog, "unsure"), !asks);
    part(this.#dialog, asks ? "sure" : "unsure").querySelector("button").focus();
  }

  async #dissolve() {
    try {
      await this.#with.incidents.dissolve(this.#id);
      this.#gone();
    } catch (problem) {
      this.#sure(false);
      this.#say(`${refusal(problem)}.`);
    }
  }
}

function fill(row, { ticket, status: word, requester, location, preview }) {
  row.dataset.ticket = ticket;
  mark(row, word, "status-mark");
  put(row, "status", status(word));
  put(row, "tag", `#${ticket}`);
  put(row, "who", [requester.name, place(location)].filter(Boolean).join(" · "));
  put(row, "preview", preview);
  row.querySelector("a").href = `/queue?view=all&ticket=${ticket}`;
  put(row, "leave", say("incident-leave", { id: ticket }));
}
