// Buildings and rooms that were used before, offered under every box of that name: a `<datalist>`, which phones and screen
// readers know. Rooms are those of the building that stands beside. It only offers; what is typed stays as it is typed.

import { get } from "./api.js";

/** One question in this time, whatever is typed. */
const DEBOUNCE_MS = 150;
/** Answers that are kept; the oldest goes first. */
const MOST_KEPT = 40;

/** The path that asks for the suggestions of a box: "building" or "room" of `building`. */
export function placePath(name, typed, building) {
  const query = new URLSearchParams({ q: typed.trim() });
  if (name === "room") query.set("building", building.trim());
  return `/places?${query}`;
}

/** What a box is offered: each value once, most used first; a building's rooms name the building only once. */
export function offers(name, items) {
  const values = items.map((item) => (name === "room" ? item.room : item.building)).filter(Boolean);
  return Array.from(new Set(values));
}

/** Offers places in all boxes named building and room below `root`, those that come later too. */
export function suggestPlaces(root = document) {
  const kept = new Map();
  const lists = new WeakMap();
  let timer = 0;
  let count = 0;

  const isPlace = (el) => el?.matches?.('input.input[name="building"], input.input[name="room"]') && el.form;
  const wish = (event) => {
    if (!isPlace(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(() => offer(event.target), event.type === "focusin" ? 0 : DEBOUNCE_MS);
  };
  root.addEventListener("focusin", wish);
  root.addEventListener("input", wish);

  async function offer(box) {
    const building = box.form.elements.building?.value ?? "";
    if (box.name === "room" && !building.trim()) return fill(box, []);
    const path = placePath(box.name, box.value, building);
    // Not reachable: nothing is offered, and what is typed counts.
    const items = kept.get(path) ?? (await get(path).then((found) => found.items, () => null));
    if (!items) return;
    keep(path, items);
    if (box.isConnected && path === placePath(box.name, box.value, box.form.elements.building?.value ?? "")) fill(box, offers(box.name, items));
  }

  function keep(path, items) {
    kept.delete(path);
    kept.set(path, items);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  }

  function fill(box, values) {
    const list = listOf(box);
    list.replaceChildren(...values.map((value) => Object.assign(document.createElement("option"), { value })));
  }

  // A list of its own for each box; the one of the page stays for whoever has no script.
  function listOf(box) {
    let list = lists.get(box);
    if (list?.isConnected) return list;
    list = Object.assign(document.createElement("datalist"), { id: `places-${(count += 1)}` });
    box.after(list);
    box.setAttribute("list", list.id);
    lists.set(box, list);
    return list;
  }
}
