// The incident of the ticket whose thread is shown: a strip below its head, and a button in the details that leads to it, or
// to grouping while it is in none.

import { answerLabel, membership } from "./incident-words.js";
import { clone, part, put, show } from "./template.js";
import { say } from "./say.js";

/** Other members that the strip names; the view has all. */
const MOST_NAMED = 5;

export class IncidentOfThread {
  #incidents; #thread = null; #incident = null; #strip = null; #button; #choose; #status = null;

  /** options = {details?: the pane with the button, choose?(ticket)}. */
  constructor(incidents, { details = null, choose = null } = {}) {
    this.#incidents = incidents;
    this.#button = details?.querySelector('[data-act="group"]') ?? null;
    this.#choose = choose;
    this.#button?.addEventListener("click", () => {
      if (this.#incident) incidents.show(this.#incident.id);
      else this.#choose(this.#thread.ticket);
    });
    incidents.addEventListener("change", ({ detail: { ticket, closed } }) => {
      const counts = ticket === undefined || (closed && this.#incident?.tickets.some((one) => one.ticket === ticket));
      if (this.#thread && counts) this.#read();
    });
  }

  /** Shows the incident of another thread; null: none is chosen. head is what the strip stands below. */
  follow(thread, head = null) {
    this.#thread = thread;
    this.#status = null;
    this.#strip?.remove();
    this.#strip = thread && clone("t-incident-strip");
    this.#fill(null);
    if (!thread) return;
    head.after(this.#strip);
    this.#strip.addEventListener("click", (event) => {
      const act = event.target.closest("[data-act]")?.dataset.act;
      if (act) this.#incidents.show(this.#incident.id, { answer: act === "answer-all" });
    });
    thread.addEventListener("change", () => {
      if (thread !== this.#thread || thread.ticket.status === this.#status) return;
      this.#status = thread.ticket.status;
      this.#read();
    });
    this.#read();
  }

  // What cannot be read is not shown; the next news asks again.
  async #read() {
    const thread = this.#thread;
    const found = await this.#incidents.read(thread.id).catch(() => this.#incident);
    if (thread === this.#thread) this.#fill(found);
  }

  #fill(incident) {
    this.#incident = incident;
    const closed = this.#thread?.ticket?.status === "closed";
    show(this.#button, Boolean(incident) || !closed);
    if (this.#button) put(this.#button, "group", incident ? membership(incident) : say("group-as-incident"));
    if (!this.#strip) return;
    show(this.#strip, Boolean(incident));
    if (!incident) return;
    const open = incident.tickets.filter((one) => one.status !== "closed").length;
    const others = incident.tickets.filter((one) => one.ticket !== this.#thread.id).slice(0, MOST_NAMED);
    put(this.#strip, "said", membership(incident));
    part(this.#strip, "others").replaceChildren(...others.map(link));
    const answer = this.#strip.querySelector('[data-act="answer-all"]');
    show(answer, open > 1);
    put(answer, "label", answerLabel(open));
  }
}

function link({ ticket }) {
  const tag = clone("t-incident-other");
  tag.href = `/queue?view=all&ticket=${ticket}`;
  tag.textContent = `#${ticket}`;
  return tag;
}
