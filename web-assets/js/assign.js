// Who a ticket is with, in its details: to me with one click, to somebody who is known, or to nobody. Two who assign at once
// are two events; the last one stands, and both see who it was.

import { acts, part, put, show } from "./template.js";
import { refusal } from "./words.js";
import { say } from "./say.js";

/** What stands for nobody among the choices. */
const NOBODY = "";

export class Assign {
  #root; #form; #thread; #you; #colleagues;

  /** root: the details; thread() answers the shown one; colleagues knows whom it can be given to. */
  constructor(root, { thread, you, colleagues }) {
    this.#root = root;
    this.#form = part(root, "assign-form");
    [this.#thread, this.#you, this.#colleagues] = [thread, you, colleagues];
    acts(root, {
      "assign-me": () => this.#send("me"),
      assign: () => this.#open(),
      "assign-cancel": () => this.#close(),
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { value } = this.#form.elements.assignee;
      if (value === NOBODY) return this.#send(null);
      this.#send(value === this.#you.id ? "me" : this.#colleagues.others(this.#you.id).find((one) => one.id === value));
    });
  }

  /** Brings what stands there up to date; another ticket closes the form. */
  show(ticket, another = false) {
    const { assignee, status } = ticket;
    const mine = assignee?.id === this.#you.id;
    put(this.#root, "assignee", mine ? say("name-you", { who: assignee.name }) : assignee?.name ?? say("nobody-yet")).classList.toggle("muted", !assignee);
    if (another || status === "closed") show(this.#form, false);
    // an open ticket is taken by "Take"; a closed one is nobody's business any more
    show(part(this.#root, "assign-me"), status === "active" && !mine && this.#form.hidden);
    show(part(this.#root, "assign"), status !== "closed" && this.#form.hidden);
  }

  #open() {
    const { ticket, state } = this.#thread();
    this.#colleagues.read(state.events);
    this.#colleagues.know(ticket.assignee);
    const select = this.#form.elements.assignee;
    const choice = (text, value) => new Option(text, value, false, value === (ticket.assignee?.id ?? NOBODY));
    const others = this.#colleagues.others(this.#you.id).map((one) => choice(one.name, one.id));
    select.replaceChildren(choice(say("assign-nobody"), NOBODY), choice(say("name-you", { who: this.#you.name }), this.#you.id), ...others);
    this.#fault("");
    show(this.#form, true);
    this.show(ticket);
    select.focus();
  }

  #close() {
    show(this.#form, false);
    this.show(this.#thread().ticket);
    part(this.#root, "assign").focus();
  }

  async #send(to) {
    const thread = this.#thread();
    try {
      await thread.ask({ op: "assign", to });
      if (thread === this.#thread() && !this.#form.hidden) this.#close();
    } catch (error) {
      this.#fault(refusal(error));
    }
  }

  #fault(text) {
    put(this.#root, "assign-fault", text);
    show(part(this.#root, "assign-fault-line"), text !== "");
  }
}
