// The three panes: which one a phone shows, whether the details are open, how wide the list is. Width and the wish to see
// the details are remembered.

import { part } from "./template.js";

const NARROWEST = 20;
const WIDEST = 45;
const USUAL = 25;
const STEP = 2;

/** A width in per cent that the list may have. Pure. */
export function widthWithin(per) {
  return Number.isFinite(per) ? Math.min(WIDEST, Math.max(NARROWEST, per)) : USUAL;
}

export class Panes {
  #root; #splitter; #details;

  constructor(root) {
    this.#root = root;
    this.#splitter = part(root, "splitter");
    this.#details = part(root, "details");
    this.#resize(widthWithin(Number(remembered("helpdesk.list-width") ?? USUAL)));
    root.dataset.details = this.#isWide && remembered("helpdesk.details") === "closed" ? "closed" : "";
    this.#bind();
  }

  /** Shows "list", "thread" or "details" where there is room for one. */
  show(pane) {
    this.#root.dataset.pane = pane;
  }

  /** Opens or closes the details, as a column, a drawer or a pane of its own. Answers whether they are open now. */
  toggleDetails() {
    if (this.#isPhone) {
      this.show("details");
      this.#details.querySelector("button")?.focus();
      return true;
    }
    return this.#setDetails(!this.detailsOpen);
  }

  hideDetails() {
    this.#setDetails(false);
  }

  get detailsOpen() {
    const said = this.#root.dataset.details;
    return this.#isWide ? said !== "closed" : said === "open";
  }

  #setDetails(open) {
    this.#root.dataset.details = open ? "open" : "closed";
    if (this.#isWide) remember("helpdesk.details", open ? "open" : "closed");
    return open;
  }

  get #isWide() {
    return matchMedia("(min-width: 1101px)").matches;
  }

  get #isPhone() {
    return matchMedia("(max-width: 720px)").matches;
  }

  #bind() {
    const splitter = this.#splitter;
    const follow = (event) => {
      const box = this.#root.getBoundingClientRect();
      const from = isRightToLeft() ? box.right - event.clientX : event.clientX - box.left;
      this.#resize(widthWithin((from / box.width) * 100));
    };
    splitter.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      splitter.setPointerCapture(event.pointerId);
      splitter.addEventListener("pointermove", follow);
    });
    splitter.addEventListener("lostpointercapture", () => {
      splitter.removeEventListener("pointermove", follow);
      remember("helpdesk.list-width", this.width);
    });
    splitter.addEventListener("keydown", (event) => {
      const wider = isRightToLeft() ? "ArrowLeft" : "ArrowRight";
      const narrower = isRightToLeft() ? "ArrowRight" : "ArrowLeft";
      const to = { [narrower]: this.width - STEP, [wider]: this.width + STEP, Home: NARROWEST, End: WIDEST }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      this.#resize(widthWithin(to));
      remember("helpdesk.list-width", this.width);
    });
    splitter.addEventListener("dblclick", () => { this.#resize(USUAL); remember("helpdesk.list-width", USUAL); });
  }

  #resize(per) {
    this.width = Math.round(per * 10) / 10;
    this.#root.style.setProperty("--list-width", `${this.width}%`);
    this.#splitter.setAttribute("aria-valuenow", Math.round(this.width));
  }
}

function isRightToLeft() {
  return document.documentElement.dir === "rtl";
}

function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A full or forbidden storage forgets a width, nothing else.
  }
}
