// The cards: the server renders them, here they are changed in place. The one spot where markup from the server enters the
// page as text, through a Trusted Types policy that only this file makes; the server's templates escape all that people wrote.

import { clock, dayKey, shortDate } from "./time.js";
import { morph } from "./morph.js";
import { say } from "./say.js";

const policy = globalThis.trustedTypes?.createPolicy("helpdesk-card", { createHTML: (html) => html });

/** The card in a rendered piece of markup. */
function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content.firstElementChild;
}

/** Hours, minutes and seconds in the reader's zone; with the day if that is not today. Pure but for the zone. */
export function second(at, now = Date.now()) {
  const time = `${clock(at)}:${String(new Date(at).getSeconds()).padStart(2, "0")}`;
  return dayKey(at) === dayKey(now) ? time : say("date-and-time", { date: shortDate(at), time });
}

/** Puts every `<time data-time="second">` below root into the reader's zone. */
export function showSeconds(root) {
  for (const time of root.querySelectorAll('time[data-time="second"]')) {
    const text = time.dateTime && second(time.dateTime);
    if (text && time.textContent !== text) time.textContent = text;
  }
}

/** The cards of the page. */
export class Cards {
  #root; #last = new Map();

  constructor(root) {
    this.#root = root;
    showSeconds(root);
  }

  /** Takes a frame {report, html}: its card changes in place, if it is shown. */
  take({ report, html }) {
    this.#last.set(report, html);
    const slot = this.#slots().find((one) => one.dataset.slotOf === report);
    if (slot && !slot.hidden) this.#fill(slot, html);
  }

  /** Shows exactly the analyses of these words. Answers false if one of them has not come yet. */
  choose(words) {
    let whole = true;
    for (const slot of this.#slots()) {
      slot.hidden = !words.includes(slot.dataset.word);
      const html = this.#last.get(slot.dataset.slotOf);
      if (slot.hidden) continue;
      if (html) this.#fill(slot, html);
      else if (!slot.firstElementChild) whole = false;
    }
    return whole;
  }

  #slots() {
    return Array.from(this.#root.querySelectorAll("[data-slot-of]"));
  }

  // Focus that stood on something that was exchanged goes to what leads to the same place, or to the card's summary.
  #fill(slot, html) {
    const fresh = parse(html);
    if (!fresh) return;
    showSeconds(fresh);
    const focused = slot.contains(document.activeElement) ? document.activeElement : null;
    const old = slot.firstElementChild;
    if (old) morph(old, fresh);
    else slot.replaceChildren(fresh);
    if (!focused || focused.isConnected) return;
    const same = Array.from(slot.querySelectorAll("a, button, summary")).find((el) => el.getAttribute("href") === focused.getAttribute("href") && el.nodeName === focused.nodeName);
    (same ?? slot.querySelector("summary, a, button"))?.focus({ preventScroll: true });
  }
}
