// GET /tickets/{id}: the conversation; the helpdesk has its next step in the head, on the queue's keys. The tab's title
// counts what came unseen.

import { focusSwitch, mountSwitch } from "./category-switch.js";
import { listen } from "./keys.js";
import { mountStep } from "./next-step.js";
import { mountThread } from "./thread-view.js";
import { part } from "./template.js";
import { startPage } from "./page.js";

const root = part(document, "thread");
const page = startPage();
const thread = mountThread(root, { ...page, ticket: JSON.parse(root.dataset.ticket), events: JSON.parse(root.dataset.events), receipts: JSON.parse(root.dataset.receipts) });
if (page.you.role === "helpdesk") {
  const step = mountStep(thread.step, thread);
  mountSwitch(root, () => thread);
  listen({ c: () => focusSwitch(root), a: () => step.run("take"), e: () => step.run("close"), r: () => thread.compose("post"), n: () => thread.compose("note") });
}

const title = document.title;
let unseen = 0;
const showTitle = () => { document.title = unseen > 0 ? `(${unseen}) ${title}` : title; };
thread.addEventListener("change", ({ detail: { fresh } }) => {
  if (!document.hidden) return;
  unseen += fresh.filter((event) => event.kind === "message" && event.author.id !== page.you.id).length;
  showTitle();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unseen = 0;
  showTitle();
});
