// The page of one thread, whoever reads it. The tab's title counts what came unseen.

import { mountAfterClosing } from "./after-closing.js";
import { mountPlace } from "./place-in-line.js";
import { mountThread } from "./thread-view.js";
import { part } from "./template.js";
import { startPage } from "./page.js";

/** Starts the page; answers {root, page, thread} for what only one face has. */
export async function startThreadPage() {
  const root = part(document, "thread");
  const page = await startPage();
  const [ticket, events, receipts] = ["ticket", "events", "receipts"].map((name) => JSON.parse(root.dataset[name]));
  const thread = mountThread(root, { ...page, ticket, events, receipts });
  mountPlace(root, thread, page.connection);
  mountAfterClosing(root, thread, page.you);
  countUnseen(thread, page.you);
  return { root, page, thread };
}

function countUnseen(thread, you) {
  const title = document.title;
  let unseen = 0;
  const show = () => { document.title = unseen > 0 ? `(${unseen}) ${title}` : title; };
  thread.addEventListener("change", ({ detail: { fresh } }) => {
    if (!document.hidden) return;
    unseen += fresh.filter((event) => event.kind === "message" && event.author.id !== you.id).length;
    show();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    unseen = 0;
    show();
  });
}
