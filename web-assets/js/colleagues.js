// Who of the helpdesk is known here, so that a ticket can be given to them: whoever works on a ticket of the queue, wrote in
// a thread, or was given one. People get a new id whenever they enter, so of one name the id that was heard last counts.
// Full: whoever was not heard of for longest is forgotten, and can still take tickets.

/** A campus helpdesk has far fewer. */
const MOST_KNOWN = 100;

export class Colleagues {
  #byName = new Map();

  /** Remembers somebody {id, name}. */
  know(person) {
    if (!person?.id) return;
    this.#byName.delete(person.name);
    this.#byName.set(person.name, { id: person.id, name: person.name });
    if (this.#byName.size > MOST_KNOWN) this.#byName.delete(this.#byName.keys().next().value);
  }

  /** Learns from what the socket says. */
  hear(frame) {
    if (frame.t === "queue_snap") frame.items.forEach((item) => this.know(item.assignee));
    if (frame.t === "queue") this.know(frame.item?.assignee);
    if (frame.t === "ev") this.#hearEvent(frame);
  }

  /** Learns from a log that was read. */
  read(events) {
    events.forEach((event) => this.#hearEvent(event));
  }

  /** Everybody but me, by name. */
  others(me) {
    return Array.from(this.#byName.values()).filter((one) => one.id !== me).sort((a, b) => a.name.localeCompare(b.name));
  }

  #hearEvent({ kind, author, data }) {
    if (author?.role === "helpdesk") this.know(author);
    if (kind === "assigned") this.know(data.to);
  }
}
