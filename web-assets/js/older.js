// Older pages of a log come by scrolling up: the line above the log asks for them when it comes near the view. Its button
// stays for the keyboard, and for a page that could not be read.

import { part } from "./template.js";

/** So far above the view the next page is asked for, so that it is there when one arrives. */
const AHEAD = "300px";

/** box scrolls (null: the page); load() reads one page. Returns a function that lets go. */
export function watchOlder(root, box, load) {
  const line = part(root, "older");
  const seen = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting) && !line.hidden) load();
  }, { root: box, rootMargin: `${AHEAD} 0px 0px 0px` });
  seen.observe(line);
  return () => seen.disconnect();
}
