// One tap says whether it was solved. The call carries an id of its own, so that a second try after a lost answer is no second
// rating; what the server refuses is said in place of the thanks.

import { part, put, show } from "./template.js";
import { newCid } from "./cid.js";
import { post } from "./api.js";
import { refusal } from "./words.js";
import { say } from "./say.js";

/** Why a rating was refused, for people. */
export function whyNot(problem) {
  switch (problem.code) {
    case "offline": return say("rating-offline");
    case "forbidden": return say("rating-forbidden");
    case "closed": return say("rating-already");
    case "rate_limited": case "busy": case "unavailable": case "timeout": return say("rating-busy");
    default: return `${refusal(problem)}.`;
  }
}

/** Shows a question of `solved.hbs` for ticket `id`, or the `stars` that were given. */
export function showSolved(el, id, stars) {
  el.dataset.ticket = id;
  show(part(el, "ask"), !stars);
  put(el, "said", stars ? say("rating-given", { n: stars }) : "");
}

/** Binds all questions below `root`, those that come later too. */
export function mountRatings(root) {
  const calls = new WeakMap();

  root.addEventListener("click", async (event) => {
    const star = event.target.closest('[data-act="rate"]');
    const el = star?.closest('[data-part="solved"]');
    if (!el || el.hasAttribute("aria-busy")) return;
    const stars = Number(star.dataset.stars);
    mark(el, stars);
    put(el, "said", "");
    el.setAttribute("aria-busy", "true");
    // the same id only for the same answer: another one may be given as long as none is known to stand
    const call = calls.get(el)?.stars === stars ? calls.get(el) : { stars, cid: newCid() };
    calls.set(el, call);
    try {
      await post(`/tickets/${el.dataset.ticket}/rating`, { stars }, { cid: call.cid });
      thank(el, stars);
    } catch (problem) {
      mark(el, 0);
      put(el, "said", whyNot(problem));
      if (problem.code === "closed") show(part(el, "ask"), false);
    } finally {
      el.removeAttribute("aria-busy");
    }
  });
}

function mark(el, stars) {
  for (const star of el.querySelectorAll("[data-stars]")) star.setAttribute("aria-pressed", String(Number(star.dataset.stars) <= stars));
}

// The button that had the focus is gone; the sentence takes it, so that the keyboard stays where it is.
function thank(el, stars) {
  const focused = part(el, "ask").contains(document.activeElement);
  show(part(el, "ask"), false);
  const said = put(el, "said", say("rating-thanks", { n: stars }));
  if (focused) {
    said.tabIndex = -1;
    said.focus();
  }
}
