// The sheet behind `?`, and the keys that every page of the helpdesk has: G Q to the queue, G A to the figures.

import { listen } from "./keys.js";
import { part, show } from "./template.js";

/** Binds the page's keys; `table` are the page's own. */
export function mountKeys(table = {}) {
  const sheet = part(document, "keys");
  const open = () => sheet.showModal();
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet || event.target.closest('[data-act="close"]')) sheet.close();
  });
  for (const button of document.querySelectorAll('[data-act="keys"]')) show(button, true).addEventListener("click", open);
  listen({ ...table, "?": open, "g q": () => location.assign("/queue"), "g a": () => location.assign("/analytics") });
}
