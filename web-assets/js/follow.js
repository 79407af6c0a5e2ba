// Follows the newest message only while the reader is near it. Further up the view stays where it is, a pill counts what
// came, and older pages that load above do not move what is read.

import { part, put, show } from "./template.js";
import { say } from "./say.js";

/** Nearer to the end than this counts as reading along, in CSS pixels. */
const NEAR_PX = 100;

export class Follow {
  #box; #jump; #target; #fresh = 0;
  /** Nobody reads along before `open`. */
  following = false;

  /** box: the element that scrolls (`document.scrollingElement` for a page); root holds the pill. `onRead` runs at the end. */
  constructor(box, root, onRead) {
    this.#box = box;
    this.#jump = part(root, "jump");
    this.#target = box === document.scrollingElement ? document : box;
    this.onRead = onRead;
    this.onScroll = () => this.#scrolled();
    this.#target.addEventListener("scroll", this.onScroll, { passive: true });
    this.#jump.querySelector("button").addEventListener("click", () => this.toEnd());
    this.observer = new ResizeObserver(() => { if (this.following) this.#snap(); });
    for (const el of [part(root, "log"), part(root, "letter"), part(root, "typing"), box]) this.observer.observe(el);
  }

  /** Changes the log: `fresh` messages of others are counted when the reader is elsewhere; `above`: it grows at its top. */
  change(run, { fresh = 0, above = false } = {}) {
    const fromEnd = this.#box.scrollHeight - this.#box.scrollTop;
    run();
    if (above) this.#box.scrollTop = this.#box.scrollHeight - fromEnd;
    else if (this.following) this.#snap();
    else if (fresh > 0) this.#count(this.#fresh + fresh);
  }

  /** Goes to the newest. */
  toEnd() {
    this.following = true;
    this.#snap();
  }

  /** The first look at a log is not read aloud; it goes to what is new, or to the end. */
  open(log) {
    const fresh = log.querySelector(".unread-line");
    if (fresh) this.toElement(fresh);
    else this.toEnd();
    requestAnimationFrame(() => log.removeAttribute("aria-live"));
  }

  /** Goes to an element, such as the line before what is new, if it is not in view. */
  toElement(el) {
    this.following = false;
    el.scrollIntoView({ block: "center" });
    this.#scrolled();
  }

  close() {
    this.#target.removeEventListener("scroll", this.onScroll);
    this.observer.disconnect();
  }

  #snap() {
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#count(0);
    this.onRead();
  }

  #scrolled() {
    this.following = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < NEAR_PX;
    if (!this.following) return;
    this.#count(0);
    this.onRead();
  }

  #count(n) {
    this.#fresh = n;
    put(this.#jump, "new", say("new-below", { n }));
    show(this.#jump, n > 0);
  }
}
