// A screen on a wall (`/analytics?kiosk`): nobody reloads it, so it does so itself when the server came back with other
// scripts; and when its session is over it says so, instead of showing the entry page to people who pass by.

import { listen } from "./keys.js";
import { part, show } from "./template.js";

/** Between two tries to read the page of a server that has just come back, or has a failure behind its proxy. */
const AGAIN_MS = 10_000;
/** How long a screenful is shown, where there are more cards than fit. */
const TURN_MS = 15_000;

/** Whether the page of the server is of other scripts than this one. Pure: its markup, the address of our script. */
export function isAnother(html, script) {
  return !html.includes(`"${script}"`);
}

/** Where to scroll for the next screenful: the first row that does not end on this one, or the top again. Pure: the rows'
    {top, bottom} in order, where the screen begins, how high it is. A row that is higher than the screen is shown from its top. */
export function nextScreen(rows, from, high) {
  const next = rows.find(({ top, bottom }) => bottom > from + high + 1 && top > from + 1);
  return next ? next.top : 0;
}

/** Shows the screenfuls one after the other; the head stays where it is. */
function turn(root) {
  const zero = part(root, "cards").getBoundingClientRect().top;
  const rows = Array.from(root.querySelectorAll("[data-slot-of]:not([hidden])"), (slot) => {
    const { top, bottom } = slot.getBoundingClientRect();
    return { top: top - zero, bottom: bottom - zero };
  });
  root.scrollTop = nextScreen(rows, root.scrollTop, root.clientHeight - root.firstElementChild.offsetHeight);
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
  setInterval(turn, TURN_MS, root);
  listen({ Escape: () => location.assign(root.dataset.wall) });
}
