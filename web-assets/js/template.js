// From the server's one markup to live nodes: clone a `<template>`, fill its `data-slot`s with text, keep nodes that stay.
// Rule: text enters through `textContent` only; markup comes from templates only.

/** The first element of `<template id>`; a missing one is a fault of the page. */
export function clone(id) {
  const template = document.getElementById(id);
  if (!template) throw new Error(`page has no template ${id}`);
  return template.content.firstElementChild.cloneNode(true);
}

/** All nodes of `<template id>`. */
export function cloneAll(id) {
  const template = document.getElementById(id);
  if (!template) throw new Error(`page has no template ${id}`);
  return template.content.cloneNode(true);
}

/** The element of a slot, or null. */
export function slot(root, name) {
  return root.matches?.(`[data-slot="${name}"]`) ? root : root.querySelector(`[data-slot="${name}"]`);
}

/** The element of a part, or null. */
export function part(root, name) {
  return root.matches?.(`[data-part="${name}"]`) ? root : root.querySelector(`[data-part="${name}"]`);
}

/** Writes text into a slot. */
export function put(root, name, text) {
  const el = slot(root, name);
  const said = String(text ?? "");
  if (el && el.textContent !== said) el.textContent = said;
  return el;
}

/** Shows or hides. */
export function show(el, on) {
  if (el) el.hidden = !on;
  return el;
}

/** Points an icon (`<svg>` in a slot, or the svg itself) to another symbol of the sprite. */
export function icon(root, name, slotName = "icon") {
  const svg = root.localName === "svg" ? root : slot(root, slotName);
  svg?.querySelector("use")?.setAttribute("href", `#i-${name}`);
}

/** The same for a status mark: its colour goes with it. */
export function mark(root, name, slotName = "status-mark") {
  const svg = root.localName === "svg" ? root : slot(root, slotName);
  if (!svg) return;
  svg.setAttribute("class", `mark mark--${name}`);
  svg.querySelector("use")?.setAttribute("href", `#m-${name}`);
}

/** A `<time>` of the moment partial. */
export function moment(root, at, slotName = "time") {
  const time = slot(root, slotName);
  if (time && time.dateTime !== at) time.dateTime = at;
}

/** Listens for clicks on `[data-act]` below `root`: acts = {name: (event, element) => …}. */
export function acts(root, table) {
  root.addEventListener("click", (event) => {
    const el = event.target.closest("[data-act]");
    if (el && root.contains(el)) table[el.dataset.act]?.(event, el);
  });
}

/**
 * Makes `parent`'s children show `items` in order; a node whose key stays is kept (and updated), so that focus, selection
 * and screen readers are not disturbed. how = {key(item), make(item), update(node, item)}.
 */
export function reconcile(parent, items, { key, make, update = () => {} }) {
  const old = new Map();
  for (const node of Array.from(parent.children)) {
    if (node.dataset.key === undefined) node.remove();
    else old.set(node.dataset.key, node);
  }
  let before = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    let node = old.get(name);
    if (node) old.delete(name);
    else (node = make(item)).dataset.key = name;
    update(node, item);
    if (node === before) before = before.nextElementSibling;
    else parent.insertBefore(node, before);
  }
  for (const node of old.values()) node.remove();
}
