// A thread that was closed: its requester is asked whether it was solved, and everybody may start a follow-up.

import { mountRatings, showSolved } from "./rating.js";
import { part, show } from "./template.js";

/** Shows the part once the ticket of `thread` is closed; `you` tells whether the reader reported it. */
export function mountAfterClosing(root, thread, you) {
  const el = part(root, "after-closing");
  if (!el) return;
  const solved = part(el, "solved");
  mountRatings(el);
  const check = () => {
    const { ticket } = thread;
    if (ticket?.status !== "closed" || !el.hidden) return;
    showSolved(solved, ticket.id, ticket.rating);
    show(solved, ticket.requester.id === you.id);
    show(el, true);
  };
  thread.addEventListener("change", check);
  thread.addEventListener("gone", check);
  check();
}
