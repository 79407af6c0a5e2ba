// Incidents on a page of the helpdesk: what the socket tells of them, what one can do with them, and their view.
//
// Events: "hint": the suggestion to show may be another one; "change" {ticket?, closed?}: members changed, or something
// happened to the ticket of a member, which may have been its closing.

import { get, post, remove } from "./api.js";
import { IncidentStore, shown, wave } from "./incident-store.js";
import { IncidentView } from "./incident-view.js";
import { newCid } from "./cid.js";
import { refusal } from "./words.js";
import { toast } from "./toast.js";

/** Where this person's waved away suggestions are kept. */
const WAVED = "incidents.waved";

export class Incidents extends EventTarget {
  #keep; #store = new IncidentStore(); #view = null; #go;

  /** go(ticket) shows a ticket's thread, where the page can; else links lead to its page. */
  constructor({ connection, keep }, { go = null } = {}) {
    super();
    this.#keep = keep;
    this.#go = go;
    connection.addEventListener("frame", ({ detail: { frame } }) => this.#take(frame));
    addEventListener("storage", ({ key }) => { if (key?.endsWith(WAVED)) this.#tell("hint"); });
  }

  /** {incident, tickets} of a ticket, as far as the queue knows; undefined if it is in none. */
  of(ticket) {
    return this.#store.of(ticket);
  }

  /** The suggestion to show, or null. */
  get hint() {
    return shown(this.#store.hints, this.#waved);
  }

  /** Waves a suggestion away. */
  wave(hint) {
    this.#keep.keepDraft(WAVED, JSON.stringify(wave(this.#waved, hint)));
    this.#tell("hint");
  }

  /** The incident of a ticket with its members, or null. */
  async read(ticket) {
    return (await get(`/incidents?ticket=${ticket}`)).items[0] ?? null;
  }

  /** An incident with its members; null if it was dissolved. A list is asked: that there is none is no error there. */
  async find(id) {
    const [found] = (await get(`/incidents?cursor=${id + 1}&limit=1`)).items;
    return found?.id === id ? found : null;
  }

  /** Groups tickets, or adds them to an incident, as `plan` says. Resolves to the incident; null if it was refused. */
  async group({ open, join, tickets }) {
    try {
      const incident = open ? await post("/incidents", { tickets: open }, { cid: newCid() }) : await post(`/incidents/${join}/tickets`, { tickets });
      this.#tell("change");
      return incident;
    } catch (problem) {
      toast(`${refusal(problem)}.`);
      return null;
    }
  }

  /** Takes a ticket out. */
  async leave(incident, ticket) {
    await remove(`/incidents/${incident}/tickets/${ticket}`);
    this.#tell("change");
  }

  /** Dissolves an incident. */
  async dissolve(incident) {
    await remove(`/incidents/${incident}`);
    this.#tell("change");
  }

  /** Opens the view of an incident; `answer` puts the cursor into its box. */
  show(incident, { answer = false } = {}) {
    this.#view?.close();
    this.#view = new IncidentView(incident, { incidents: this, keep: this.#keep, go: this.#go, answer });
  }

  get #waved() {
    try {
      return JSON.parse(this.#keep.draft(WAVED) || "[]");
    } catch {
      return [];
    }
  }

  #take(frame) {
    const what = this.#store.take(frame);
    if (what === "hint") this.#tell("hint");
    if (what === "members") this.#tell("change");
    if (frame.t === "queue" && this.of(frame.ticket)) this.#tell("change", { ticket: frame.ticket, closed: frame.item === null });
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
