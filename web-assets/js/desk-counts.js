// The numbers of the navigation, kept live from the queue's rows. Closed tickets are counted on from what the page said.

import { get } from "./api.js";
import { number } from "./say.js";

/** Numbers that only the database knows are asked for at most this often. */
const ASK_MS = 5_000;

export class DeskCounts {
  #me; #closed; #asked = 0; #timer = 0;

  constructor(me) {
    this.#me = me;
    const said = document.querySelector('[data-count="closed"]')?.textContent ?? "";
    this.#closed = Number(said.replace(/\D/g, ""));
  }

  /** Shows what the store knows; past its 500 rows the database is asked. Answers {open, active, mine}. */
  show(store) {
    const counts = store.counts(this.#me);
    write("mine", counts.mine);
    if (store.whole) {
      write("open", counts.open);
      write("active", counts.active);
    } else this.#ask();
    return counts;
  }

  /** One more ticket was closed. */
  closedOne() {
    this.#closed += 1;
    write("closed", this.#closed);
  }

  #ask() {
    if (this.#timer) return;
    this.#timer = setTimeout(async () => {
      this.#timer = 0;
      this.#asked = Date.now();
      for (const status of ["open", "active"]) {
        const answer = await get(`/tickets?status=${status}&limit=1`).catch(() => null);
        if (answer) write(status, answer.total);
      }
    }, Math.max(0, this.#asked + ASK_MS - Date.now()));
  }
}

function write(word, n) {
  const text = number(n);
  for (const el of document.querySelectorAll(`[data-count="${word}"]`)) {
    if (el.textContent !== text) el.textContent = text;
    if (el.classList.contains("badge")) el.hidden = n === 0; // a badge of zero is no news
  }
}
