// The connection's one banner; while it says that something is missing, the page is marked (`data-stale` on the body) and its
// style sheet marks the live numbers. Held back 1.5 s, because most cuts are shorter; then "Reconnecting in 4 s… [Try now]";
// then "Back online, 3 messages received" for 2 s. The countdown is shown, but only the state is said aloud.

import { acts, mark, part, put, show } from "./template.js";
import { say } from "./say.js";

const HELD_BACK_MS = 1_500;
const BACK_MS = 2_000;

/** Binds the page's banner to the connection; `you` tells own messages from received ones. */
export function mountBanner(connection, you, root = part(document, "banner")) {
  if (!root) return;
  let held = 0;
  let ticking = 0;
  let hiding = 0;
  let received = 0;

  const kind = (name) => { root.className = name ? `banner banner--${name}` : "banner"; };
  const tell = (text, markName, tries) => {
    put(root, "text", text);
    mark(root.querySelector(".mark"), markName);
    show(root.querySelector('[data-act="try"]'), tries);
    show(root, true);
  };
  const stale = (on) => document.body.toggleAttribute("data-stale", on);
  const still = () => {
    [held, ticking, hiding].forEach((timer) => clearTimeout(timer));
    held = 0;
  };

  function cut() {
    const { state, retryAt } = connection;
    if (state === "online") return;
    clearTimeout(ticking);
    put(root, "count", "");
    stale(true);
    if (state === "ended") { kind("offline"); return tell(say("banner-ended"), "late", false); }
    if (state === "offline") { kind("offline"); return tell(say("banner-offline"), "offline", true); }
    kind("");
    const left = Math.ceil((retryAt - Date.now()) / 1000);
    tell(say("banner-reconnecting"), "wait", state === "waiting");
    put(root, "count", state === "waiting" && left > 0 ? ` ${say("banner-reconnecting-in", { seconds: left })}` : "…");
    ticking = setTimeout(cut, 1_000);
  }

  function back() {
    kind("back");
    put(root, "count", "");
    tell(say("banner-back", { n: received }), "online", false);
  }

  connection.addEventListener("state", ({ detail: { state } }) => {
    if (state === "online") return;
    clearTimeout(hiding);
    if (!root.hidden && !root.classList.contains("banner--back")) return cut();
    held ||= setTimeout(cut, HELD_BACK_MS);
  });
  connection.addEventListener("welcome", () => {
    const shown = !root.hidden;
    still();
    stale(false);
    if (!shown) return;
    received = 0;
    back();
    hiding = setTimeout(() => show(root, false), BACK_MS);
  });
  connection.addEventListener("frame", ({ detail: { frame } }) => {
    if (frame.t !== "ev" || frame.kind !== "message" || frame.author.id === you.id) return;
    received += 1;
    if (!root.hidden && connection.online) back();
  });
  acts(root, { try: () => connection.now() });
}
