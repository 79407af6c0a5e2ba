// "3 open tickets near Library 204: is it one of these?", while somebody writes a new one. It informs and blocks nothing: what
// is written stays, and a link leads to the thread that is there already.

import { clone, moment, part, put, reconcile, show, slot } from "./template.js";
import { get } from "./api.js";
import { localise } from "./time.js";
import { place } from "./words.js";
import { say } from "./say.js";

/** Asked so long after the last key; the words of a half sentence say little. */
const DEBOUNCE_MS = 500;
/** Shorter texts say nothing yet. */
const FEWEST_CHARS = 10;
/** What the server compares. */
const COMPARED_CHARS = 500;
/** Characters of a description in a row; it shows one line. */
const ROW_CHARS = 120;

/** The question of a form's fields as a path, or null: nothing is known that could be like anything. */
export function question({ text, building, room }) {
  const said = text.trim().length >= FEWEST_CHARS ? Array.from(text.trim()).slice(0, COMPARED_CHARS).join("") : "";
  const query = new URLSearchParams();
  if (said) query.set("text", said);
  if (building.trim()) query.set("building", building.trim());
  if (building.trim() && room.trim()) query.set("room", room.trim());
  return said || building.trim() ? `/tickets/similar?${query}` : null;
}

/** The sentence above the rows. The place is named if all of them are there. */
export function head(items, { building, room }) {
  const there = (item) => same(item.location.building, building) && (!room.trim() || same(item.location.room, room));
  if (building.trim() && items.every(there)) {
    return say("similar-near", { n: items.length, place: place({ building: building.trim(), room: room.trim() }) });
  }
  return say("similar-sounds", { n: items.length });
}

function same(one, two) {
  return (one ?? "").trim().toLowerCase() === two.trim().toLowerCase();
}

/** Shows what is like the ticket in `form`, as long as somebody writes it. */
export function mountSimilar(form) {
  const root = part(form, "similar");
  let timer = 0;
  let asked = null;

  const values = () => ({ text: form.elements.description.value, building: form.elements.building.value, room: form.elements.room.value });

  async function ask() {
    const typed = values();
    const path = question(typed);
    if (path === asked) return;
    asked = path;
    // Not reachable: nothing is known to be like it.
    const items = path ? await get(path).then((found) => found.items, () => []) : [];
    if (path === asked) showItems(items, typed);
  }

  function showItems(items, typed) {
    show(root, items.length > 0);
    if (items.length === 0) return;
    put(root, "similar", head(items, typed));
    reconcile(part(root, "similar-rows"), items, { key: (item) => item.id, make: () => clone("t-similar"), update: row });
    localise(root);
  }

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, DEBOUNCE_MS); });
  form.addEventListener("reset", () => { clearTimeout(timer); asked = null; show(root, false); });
  ask();
}

function row(el, item) {
  slot(el, "row").href = `/tickets/${item.id}`;
  put(el, "tag", `#${item.id}`);
  put(el, "text", Array.from(item.description).slice(0, ROW_CHARS).join(""));
  moment(el, item.opened_at);
}
