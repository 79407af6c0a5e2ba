// A picture of the log, as large as the window: a native dialog, so that Escape and the focus are the browser's. The arrow
// keys go through the pictures of the same conversation; in the end the focus stands on the one that was looked at last.

import { acts, clone, part, put, show } from "./template.js";
import { say } from "./say.js";

/** Opens the picture of a thumbnail (a button with data-address and data-name, inside the log). */
export function openLightbox(thumbnail) {
  const all = () => Array.from(thumbnail.closest('[role="log"]')?.querySelectorAll("button[data-address]") ?? [thumbnail]);
  const dialog = clone("t-lightbox");
  const picture = part(dialog, "picture");
  const close = dialog.querySelector('[data-act="close"]');
  let now = thumbnail;

  function look(to) {
    now = to;
    const { name, address } = now.dataset;
    const place = all().indexOf(now);
    picture.alt = name;
    picture.src = address;
    put(dialog, "name", name);
    put(dialog, "count", all().length > 1 ? say("picture-of", { n: place + 1, all: all().length }) : "");
    Object.assign(part(dialog, "save"), { href: address, download: name });
    show(part(dialog, "before"), place > 0);
    show(part(dialog, "after"), place < all().length - 1);
  }

  function step(by) {
    const to = all()[all().indexOf(now) + by];
    if (!to) return;
    look(to);
    // the button for the way on is gone at the end of the row
    if (document.activeElement?.hidden) close.focus();
  }

  acts(dialog, { close: () => dialog.close(), before: () => step(-1), after: () => step(1) });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    step(event.key === "ArrowLeft" ? -1 : 1);
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target === part(dialog, "stage")) dialog.close(); });
  dialog.addEventListener("close", () => { dialog.remove(); (now.isConnected ? now : thumbnail).focus(); });
  document.body.append(dialog);
  look(thumbnail);
  dialog.showModal();
  close.focus();
}
