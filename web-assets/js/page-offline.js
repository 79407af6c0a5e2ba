// The page that the service worker shows while the helpdesk cannot be reached. It stands at the address that was asked for,
// looks whether somebody answers there again, and then asks once more, by itself.

import { delay } from "./backoff.js";
import { part } from "./template.js";

/** No pause is shorter: many wait for the same server, and one that answers this and no page is not asked in a hurry. */
const SHORTEST_MS = 500;

let attempt = 0;
let timer = setTimeout(look, SHORTEST_MS);
let looking = false;

async function look() {
  if (looking) return;
  looking = true;
  clearTimeout(timer);
  const reached = await fetch("/healthz", { cache: "no-store" }).then((answer) => answer.ok, () => false);
  looking = false;
  if (reached) location.reload();
  else timer = setTimeout(look, Math.max(SHORTEST_MS, delay(attempt++, Math.random())));
}

part(document, "again").addEventListener("click", look);
addEventListener("online", look);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
