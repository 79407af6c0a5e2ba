// What the helpdesk's composer has beside the common one: canned replies, "Send and close", who else is at it. Mounted onto
// a thread, in the queue's pane and on the ticket's own page.

import { isHalfTaken } from "./race.js";
import { mountCollision } from "./collision.js";
import { mountSendAndClose } from "./send-close.js";
import { part } from "./template.js";
import { RepliesBox } from "./replies-box.js";

/** root holds the composer of `thread`; page = {you, outbox}. Answers the function that lets go. */
export function mountDeskComposer(root, thread, { you, outbox }) {
  if (thread.ticket) finishTake(thread, you);
  else thread.addEventListener("change", () => finishTake(thread, you), { once: true }); // it was read only now
  if (!part(root, "composer")) return () => {};
  const replies = new RepliesBox(root, () => thread.ticket);
  const offs = [mountCollision(root, thread), mountSendAndClose(root, thread, { outbox }), () => replies.close()];
  return () => offs.forEach((off) => off());
}

// A take is two commands. If the tab ended between them, the ticket is active and nobody's: it is mine, so it says so.
function finishTake(thread, you) {
  if (isHalfTaken(thread.state, you.id)) thread.ask({ op: "assign", to: "me" }).catch(() => {});
}
