// The box one writes in: never locked. Enter sends, Shift+Enter makes a line, and nothing is sent while an input method
// composes. What is typed is kept per ticket and mode until it was handed over.

import { FilePicker } from "./file-picker.js";
import { say } from "./say.js";
import { mark, part, put, show, slot } from "./template.js";
import { trayOf } from "./tray.js";

/** The contract's limits of a message. */
const MOST_CHARS = 16_000;
const MOST_BYTES = 48 * 1024;
const DRAFT_AFTER_MS = 300;

const MODES = {
  post: () => ({ label: say("reply"), send: say("send") }),
  note: () => ({ label: say("internal-note"), send: say("add-note"), hint: say("hint-note") }),
};

export class Composer {
  #root; #form; #text; #where; #keep; #hand; #mode = "post"; #hint; #timer = 0; #counting = 0; #below = null; #tray; #picker; #alive = new AbortController();

  /** root holds the composing part; hand(mode, text, files) takes a message over and answers whether it could. */
  constructor(root, { ticket, keep, hand }) {
    this.#root = part(root, "composing");
    this.#form = part(this.#root, "composer");
    this.#text = this.#form.elements.body;
    this.#hint = this.#text.placeholder;
    this.#where = ticket;
    this.#keep = keep;
    this.#hand = hand;
    this.#tray = trayOf(ticket, keep, (text, files) => hand("post", text, files));
    this.#picker = new FilePicker(this.#root, this.#tray, { zone: root, say: (text) => this.below(text, 0, "late"), rewrite: (text) => this.fill(text) });
    this.#text.value ||= keep.draft(this.#draftKey()); // what was typed before this script ran stays
    this.#bind();
  }

  get mode() {
    return this.#mode;
  }

  /** What stands in the box. */
  get text() {
    return this.#text.value;
  }

  /** Puts the cursor into the box, for "post" or "note". */
  focus(mode = this.#mode) {
    this.#switch(mode);
    this.#text.focus();
  }

  /** Takes a text and its files back for rewriting; what is in the box stays, below it. */
  fill(text, mode = "post", files = []) {
    this.#switch(mode);
    this.#tray.takeBack(files);
    this.#text.value = [text, this.#text.value].filter(Boolean).join("\n");
    this.#keepDraft();
    this.#text.focus();
  }

  /** A word beneath the box; until `until` (ms since 1970) it is a message that counts the `seconds` left. null takes it away. */
  below(text, until = 0, markName = "wait") {
    clearTimeout(this.#counting);
    const line = part(this.#root, "below");
    this.#below = text;
    show(line, Boolean(text));
    if (!text) return;
    mark(line, markName, "below-mark");
    const left = Math.ceil((until - Date.now()) / 1000);
    put(line, "below", until ? say(text, { seconds: Math.max(left, 1) }) : text);
    if (until && left > 0) this.#counting = setTimeout(() => this.below(text, until, markName), 1_000);
  }

  /** Keeps the draft and lets go of the page. */
  close() {
    this.#keepDraft();
    this.below(null);
    this.#picker.close();
    this.#alive.abort();
  }

  #bind() {
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("input", () => {
      show(slot(this.#form, "draft"), false);
      this.#grow();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#keepDraft(), DRAFT_AFTER_MS);
    });
    addEventListener("pagehide", () => this.#keepDraft(), { signal: this.#alive.signal });
    const tabs = Array.from(this.#root.querySelectorAll("[data-mode]"));
    for (const tab of tabs) {
      tab.addEventListener("click", () => this.focus(tab.dataset.mode));
      tab.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        const other = tabs.find((one) => one !== tab);
        this.#switch(other.dataset.mode);
        other.focus();
      });
    }
  }

  #switch(mode) {
    if (mode === this.#mode || !this.#root.querySelector(`[data-mode="${mode}"]`)) return;
    this.#keepDraft();
    this.#mode = mode;
    for (const tab of this.#root.querySelectorAll("[data-mode]")) {
      const chosen = tab.dataset.mode === mode;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
    this.#form.classList.toggle("composer--note", mode === "note");
    this.#picker.on = mode === "post";
    const { label, send, hint } = MODES[mode]();
    put(this.#form, "say-label", label);
    put(this.#form, "send", send);
    this.#text.placeholder = hint ?? this.#hint;
    this.#text.value = this.#keep.draft(this.#draftKey());
    show(slot(this.#form, "draft"), false);
  }

  // Browsers without `field-sizing` (the style sheet's way) are told the height.
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#text.style.setProperty("height", "auto");
    this.#text.style.setProperty("height", `${this.#text.scrollHeight}px`);
  }

  #submit() {
    const text = this.#text.value.trim();
    const carries = this.#mode === "post" && this.#tray.holds;
    if (!text && !carries) return this.#text.focus();
    const chars = Array.from(text).length;
    const bytes = new Blob([text]).size;
    if (chars > MOST_CHARS) return this.below(say("too-many-characters", { most: MOST_CHARS, chars }), 0, "late");
    if (bytes > MOST_BYTES) return this.below(say("too-many-bytes"), 0, "late");
    if (this.#below) this.below(null);
    if (!(carries ? this.#tray.send(text) : this.#hand(this.#mode, text))) return this.below(say("outbox-full"), 0, "late");
    this.#text.value = "";
    this.#grow();
    this.#keepDraft();
    this.#text.focus();
  }

  #draftKey() {
    return `${this.#where}.${this.#mode}`;
  }

  #keepDraft() {
    clearTimeout(this.#timer);
    const text = this.#text.value;
    this.#keep.keepDraft(this.#draftKey(), text);
    show(slot(this.#form, "draft"), Boolean(text));
  }
}
