// One's own tickets that were closed not long ago: number, date and a question. Read again when one of them was closed while
// somebody looks, or when they come back.

import { clone, moment, part, put, reconcile, show, slot } from "./template.js";
import { mountRatings, showSolved } from "./rating.js";
import { get } from "./api.js";
import { localise } from "./time.js";

/** Binds the section below `root` and keeps it right. */
export function mountRecentlyClosed(root, connection) {
  const section = part(root, "closed");
  const rows = part(section, "closed-rows");
  mountRatings(section);

  async function refresh() {
    const read = await get("/ratings").catch(() => null);
    // Not reachable: what stands there stays.
    if (!read) return;
    reconcile(rows, read.items, { key: (item) => item.ticket, make, update });
    show(section, read.items.length > 0);
    localise(section);
  }

  connection.addEventListener("frame", ({ detail: { frame } }) => { if (frame.t === "gone") refresh(); });
  connection.addEventListener("welcome", ({ detail }) => { if (detail.again) refresh(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
}

function make({ ticket }) {
  const el = clone("t-closed-row");
  put(el, "tag", `#${ticket}`);
  slot(el, "again").href = `/tickets/new?follows=${ticket}`;
  return el;
}

function update(el, { ticket, closed_at, stars }) {
  moment(el, closed_at);
  const solved = part(el, "solved");
  // thanks that were just said stay
  if (!stars || !part(solved, "ask").hidden) showSolved(solved, ticket, stars);
}
