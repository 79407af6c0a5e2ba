// Searching in the queue: the box behind the lens and `/`. What is looked for is in the address; the list then shows what
// REST found, the best first, and is live again when the box is empty.

import { href, usualSort } from "./queue-query.js";
import { part, show } from "./template.js";
import { mountSearch } from "./search-box.js";

/** Binds box and lens. options = {query: changed in place, asked(): the list must be read anew}. Answers {open}. */
export function mountQueueSearch(root, { query, asked }) {
  const row = part(root, "search-row");
  const sort = part(root, "filters").elements.sort;
  const box = mountSearch(row, (text) => {
    const usual = query.sort === usualSort(query.view, query.q);
    query.q = text || null;
    const best = Array.from(sort.options).find((option) => option.value === "best");
    if (query.q && !best) sort.add(new Option(sort.dataset.best, "best"), 0);
    if (!query.q) best?.remove();
    if (usual || (!query.q && query.sort === "best")) query.sort = usualSort(query.view, query.q);
    sort.value = query.sort;
    history.replaceState(history.state, "", href({ ...query, ticket: new URLSearchParams(location.search).get("ticket") }));
    showEmpty();
    asked();
  });
  const showEmpty = () => {
    const narrowed = ["q", "category", "building", "opened_after", "opened_before", "guessed", "corrected"].some((field) => Boolean(query[field] ?? false) || query[field] === false);
    show(part(root, "unfit"), narrowed);
    show(part(root, "all-done"), !narrowed);
  };
  const open = () => {
    row.setAttribute("data-open", "");
    box.focus();
  };
  root.querySelector('[data-act="search"]').addEventListener("click", (event) => {
    event.preventDefault();
    if (row.hasAttribute("data-open") && !query.q) row.removeAttribute("data-open");
    else open();
  });
  return { open };
}
