// The canned replies, edited in place: all of them in a dialog, each to be changed or deleted, and a form for a new one.
// Deleting asks once, on the spot. Whatever is refused stays in the form, with the reason beside it.

import { acts, clone, part, put, reconcile, show } from "./template.js";
import { refusal } from "./words.js";
import { faultOf } from "./replies.js";
import { replies } from "./replies-source.js";
import { say } from "./say.js";

/** Opens the dialog; resolves when it is closed. */
export function editReplies() {
  const dialog = clone("t-replies");
  document.body.append(dialog);
  return new Promise((resolve) => {
    const editing = new Editing(dialog);
    dialog.addEventListener("close", () => {
      editing.close();
      dialog.remove();
      resolve();
    });
    dialog.showModal();
  });
}

class Editing {
  #dialog; #form; #list; #id = null; #asked = null; #off = new AbortController();

  constructor(dialog) {
    this.#dialog = dialog;
    this.#form = part(dialog, "reply-form");
    this.#list = part(dialog, "replies");
    acts(dialog, {
      close: () => dialog.close(),
      "reply-change": (_, el) => this.#change(this.#of(el)),
      "reply-delete": (_, el) => this.#ask(this.#of(el).id),
      "reply-keep": () => this.#ask(null),
      "reply-really": (_, el) => this.#remove(this.#of(el)),
      "reply-cancel": () => this.#blank(),
    });
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#save(); });
    replies.addEventListener("change", () => this.#show(), { signal: this.#off.signal });
    this.#blank(false);
    this.#show();
    replies.refresh({ force: true });
  }

  close() {
    this.#off.abort();
  }

  #of(el) {
    const id = Number(el.closest("[data-key]").dataset.key);
    return replies.items.find((reply) => reply.id === id) ?? { id };
  }

  #show() {
    reconcile(this.#list, replies.items, {
      key: (reply) => reply.id,
      make: () => clone("t-reply"),
      update: (item, reply) => {
        put(item, "shortcut", `/${reply.shortcut}`);
        put(item, "body", reply.body);
        put(item, "change-word", ` /${reply.shortcut}`);
        put(item, "delete-word", ` /${reply.shortcut}`);
        put(item, "really-word", ` /${reply.shortcut}`);
        show(part(item, "reply-acts"), this.#asked !== reply.id);
        show(part(item, "reply-asked"), this.#asked === reply.id);
      },
    });
    const { problem } = replies;
    show(put(this.#dialog, "replies-none", problem ? say("replies-unread", { why: refusal(problem) }) : say("canned-none")), replies.items.length === 0);
  }

  #change({ id, shortcut, body }) {
    if (!shortcut) return;
    this.#id = id;
    this.#form.elements.shortcut.value = shortcut;
    this.#form.elements.body.value = body;
    this.#shown(say("reply-changing", { word: `/${shortcut}` }));
    this.#form.elements.body.focus();
  }

  #blank(focus = true) {
    this.#id = null;
    this.#form.reset();
    this.#shown(say("reply-new"));
    if (focus) this.#form.elements.shortcut.focus();
  }

  #shown(title) {
    put(this.#form, "reply-title", title);
    show(this.#form.querySelector('[data-act="reply-cancel"]'), this.#id !== null);
    this.#fault("");
  }

  // The question takes the buttons' place; the focus goes along, to the harmless answer.
  #ask(id) {
    const before = this.#asked;
    this.#asked = id;
    this.#show();
    const item = this.#list.querySelector(`[data-key="${id ?? before}"]`);
    item?.querySelector(id === null ? '[data-act="reply-delete"]' : '[data-act="reply-keep"]').focus();
  }

  async #save() {
    const { shortcut, body } = this.#form.elements;
    const written = { id: this.#id, shortcut: shortcut.value.trim().replace(/^\//, ""), body: body.value.trim() };
    const fault = faultOf(written, replies.items);
    if (fault) return this.#fault(fault.why, fault.field);
    this.#fault("");
    try {
      const saved = await replies.save(written);
      this.#blank();
      put(this.#dialog, "replies-said", say("reply-saved", { word: `/${saved.shortcut}` }));
    } catch (problem) {
      this.#refused(problem);
    }
  }

  async #remove({ id, shortcut }) {
    try {
      await replies.remove(id);
      this.#asked = null;
      if (this.#id === id) this.#blank(false);
      put(this.#dialog, "replies-said", say("reply-deleted", { word: `/${shortcut}` }));
      this.#form.elements.shortcut.focus();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #refused(problem) {
    this.#fault(`${refusal(problem)}.`, problem.field);
  }

  #fault(why, field) {
    put(this.#form, "fault", why);
    show(part(this.#form, "reply-fault"), why !== "");
    for (const name of ["shortcut", "body"]) this.#form.elements[name].setAttribute("aria-invalid", String(field === name));
    if (["shortcut", "body"].includes(field)) this.#form.elements[field].focus();
  }
}
