// GET /tickets/{id}: the conversation; the helpdesk has its next step in the head, on the queue's keys. The tab's title
// counts what came unseen.

import { IncidentOfThread } from "./incident-thread.js";
import { Incidents } from "./incidents.js";
import { focusSwitch, mountSwitch } from "./category-switch.js";
import { mountDeskComposer } from "./desk-composer.js";
import { mountKeys } from "./keys-sheet.js";
import { mountAfterClosing } from "./after-closing.js";
import { mountPlace } from "./place-in-line.js";
import { mountStep } from "./next-step.js";
import { mountThread } from "./thread-view.js";
import { part } from "./template.js";
import { startPage } from "./page.js";

const root = part(document, "thread");
const page = await startPage();
const thread = mountThread(root, { ...page, ticket: JSON.parse(root.dataset.ticket), events: JSON.parse(root.dataset.events), receipts: JSON.parse(root.dataset.receipts) });
mountPlace(root, thread, page.connection);
mountAfterClosing(root, thread, page.you);
if (page.you.role === "helpdesk") {
  const step = mountStep(thread.step, thread);
  mountSwitch(root, () => thread);
  new IncidentOfThread(new Incidents(page)).follow(thread, root.querySelector(".thread-head"));
  mountDeskComposer(root, thread, page);
  mountKeys({ c: () => focusSwitch(root), a: () => step.run("take"), e: () => step.run("close"), r: () => thread.compose("post"), n: () => thread.compose("note"), Escape: () => document.activeElement?.blur() });
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
