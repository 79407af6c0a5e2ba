// The bar that takes the place of the filters while rows are ticked: take, close, another category; only what suits one of
// the ticked tickets is offered, and goes to those it suits. Live changes go on meanwhile. What was refused is listed.

import { acts, part, put, show } from "./template.js";
import { category, refusal } from "./words.js";
import { outcomeWords, progressWords, refusedWords, runAll } from "./bulk-run.js";
import { confirm } from "./confirm.js";
import { get } from "./api.js";
import { MOST_TICKED } from "./ticks.js";
import { say } from "./say.js";
import { toast } from "./toast.js";

/** Which status a wish suits; a category suits whatever is not closed. */
const SUITS = { take: ["open"], close: ["active"], category: ["open", "active"] };

export class Bulk {
  #root; #bar; #told; #ticks; #item; #ask; #focusList; #busy = false;

  /** root: the list pane; item(id) answers a row's item; ask(command) sends one; focusList() takes the focus back. */
  constructor(root, { ticks, item, ask, focusList }) {
    [this.#root, this.#ticks, this.#item, this.#ask, this.#focusList] = [root, ticks, item, ask, focusList];
    this.#bar = part(root, "bulk");
    this.#told = part(root, "bulk-told");
    ticks.addEventListener("change", () => this.show());
    acts(this.#bar, {
      "bulk-take": () => this.#run("take", (ticket) => this.#take(ticket)),
      "bulk-close": () => this.#close(),
      "bulk-category": () => this.#openCategories(part(this.#bar, "bulk-categories").hidden),
      "bulk-to": (_, el) => this.#run("category", (ticket) => this.#ask({ ticket, op: "category", to: el.dataset.category }), category(el.dataset.category).label),
      untick: () => this.untick(),
    });
    acts(this.#told, { "told-away": () => { show(this.#told, false); this.#focusList(); } });
  }

  /** Lets all ticks go; the focus does not get lost with the bar. */
  untick() {
    const inside = this.#bar.contains(document.activeElement);
    this.#ticks.clear();
    if (inside) this.#focusList();
  }

  /** Brings the bar up to date: rows may have changed under their ticks. */
  show() {
    const many = this.#ticks.size;
    const on = many > 0 || this.#busy;
    if (!on && this.#bar.contains(document.activeElement)) this.#focusList();
    this.#root.toggleAttribute("data-ticking", on);
    part(this.#root, "rows").classList.toggle("ticking", many > 0);
    show(this.#bar, on);
    if (!this.#busy) put(this.#bar, "ticked", say("ticked", { n: many }));
    for (const name of Object.keys(SUITS)) show(part(this.#bar, `bulk-${name}`), !this.#busy && this.#suited(name).length > 0);
    if (this.#busy || !on) this.#openCategories(false);
    if (many > 0) show(this.#told, false);
  }

  /** Says that no more can be ticked. */
  full() {
    toast(say("most-ticked", { most: MOST_TICKED }));
  }

  #suited(name) {
    return this.#ticks.ids.filter((id) => SUITS[name].includes(this.#item(id)?.status));
  }

  #openCategories(open) {
    show(part(this.#bar, "bulk-categories"), open);
    part(this.#bar, "bulk-category").setAttribute("aria-expanded", String(open));
    if (open) part(this.#bar, "bulk-categories").querySelector("button").focus();
  }

  async #take(ticket) {
    await this.#ask({ ticket, op: "status", to: "active" });
    await this.#ask({ ticket, op: "assign", to: "me" });
  }

  async #close() {
    const many = this.#suited("close").length;
    const yes = await confirm({ title: say("close-ask", { n: many }), text: say("close-ask-text"), yes: say("close-ask-yes", { n: many }) });
    if (yes) this.#run("close", (ticket) => this.#ask({ ticket, op: "status", to: "closed" }));
  }

  async #run(name, work) {
    const ids = this.#suited(name);
    if (this.#busy || ids.length === 0) return;
    this.#busy = true;
    this.#ticks.clear();
    const told = (done) => put(this.#bar, "ticked", progressWords(name, done, ids.length));
    told(0);
    const outcome = await runAll(ids, work, told);
    this.#busy = false;
    const why = await Promise.all(outcome.refused.map((one) => this.#why(name, one)));
    this.show();
    put(this.#told, "told", outcomeWords(name, outcome));
    part(this.#told, "refused").replaceChildren(...why.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
    show(this.#told, true);
    if (document.activeElement === document.body) this.#focusList();
  }

  async #why(name, refused) {
    const ticket = await get(`/tickets/${refused.id}`).catch(() => undefined);
    return refusedWords(name, refused, ticket, refusal(refused.error));
  }
}
