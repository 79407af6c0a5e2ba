// How many wait, where one sees it from another window: in the tab's title, as a dot on its icon, on the installed app's.

import { titled } from "./news.js";

/** Shows the number. */
export function showWaiting(waiting) {
  const title = titled(document.title, waiting);
  if (document.title !== title) document.title = title;
  const icon = document.querySelector('link[rel="icon"]');
  const href = icon?.getAttribute("href").replace(/icon(-news)?\.svg$/, waiting > 0 ? "icon-news.svg" : "icon.svg");
  if (href && icon.getAttribute("href") !== href) icon.setAttribute("href", href);
  const told = waiting > 0 ? navigator.setAppBadge?.(waiting) : navigator.clearAppBadge?.();
  told?.catch(() => {}); // a browser may know the call and refuse it to a page that is not installed
}
