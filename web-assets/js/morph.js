// Changes one piece of the page into another in place: what is alike stays the very same node, so focus, selection, open
// tables and scroll positions stay too, and nothing slides. Text and attributes change, only what differs is exchanged.

const ELEMENT = 1;

/** Makes `from` look like `to`; `to` is used up. Answers the node that stands there now. */
export function morph(from, to) {
  if (!alike(from, to)) {
    from.replaceWith(to);
    return to;
  }
  if (from.nodeType !== ELEMENT) {
    if (from.data !== to.data) from.data = to.data;
    return from;
  }
  attributes(from, to);
  children(from, Array.from(to.childNodes));
  return from;
}

function alike(a, b) {
  if (a.nodeType !== b.nodeType || a.nodeName !== b.nodeName) return false;
  return a.nodeType !== ELEMENT || a.getAttribute("class") === b.getAttribute("class");
}

// An open table was opened by the reader: the server knows nothing of it.
function attributes(from, to) {
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  for (const { name } of Array.from(from.attributes)) {
    if (!to.hasAttribute(name) && !(name === "open" && from.nodeName === "DETAILS")) from.removeAttribute(name);
  }
}

function children(parent, now) {
  let at = parent.firstChild;
  for (const node of now) {
    let match = at;
    while (match && !alike(match, node)) match = match.nextSibling;
    if (!match) {
      parent.insertBefore(node, at);
      continue;
    }
    while (at !== match) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
    at = match.nextSibling;
    morph(match, node);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}
