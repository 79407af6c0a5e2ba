// A screen on a wall (`/analytics?kiosk`): nobody reloads it, so it does so itself when the server came back with other
// scripts; and when its session is over it says so, instead of showing the entry page to people who pass by.

import { listen } from "./keys.js";
import { part, show } from "./template.js";

/** Between two tries to read the page of a server that has just come back, or has a failure behind its proxy. */
const AGAIN_MS = 10_000;

/** Whether the page of the server is of other scripts than this one. Pure: its markup, the address of our script. */
export function isAnother(html, script) {
  return !html.includes(`"${script}"`);
}

/** Keeps the page going; `root.dataset.wall` is where Escape leads. */
export function mountWall(root, connection) {
  const script = document.querySelector('script[type="module"][src]').getAttribute("src");
  let again = 0;

  const over = () => show(part(root, "over"), true);

  async function renew() {
    clearTimeout(again);
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (answer.redirected) return; // to the entry: the socket hears it too and says so
      const html = await answer.text();
      if (answer.ok && isAnother(html, script)) location.reload();
      if (answer.status < 500) return;
    } catch { /* gone again */ }
    again = setTimeout(renew, AGAIN_MS);
  }

  connection.addEventListener("enter", (event) => {
    event.preventDefault();
    over();
  });
  connection.addEventListener("welcome", ({ detail }) => { if (detail.again) renew(); });
  // a wrong period opens its menu, which is not shown here and would keep the keys
  for (const menu of root.querySelectorAll("details.menu[open]")) menu.open = false;
  listen({ Escape: () => location.assign(root.dataset.wall) });
}
