// What narrows the list: status, order, category, building. A choice is an address; the page is asked for anew, so that
// what stands there is always what the server means by it.

import { href, isPaged, usualSort } from "./queue-query.js";
import { part } from "./template.js";
import { total as inAll } from "./words.js";
import { say } from "./say.js";

/** Binds the filters; {show(total, rows)} brings the count and the buildings up to date. */
export function mountFilters(root, query) {
  const form = part(root, "filters");
  const { view, sort, category, building } = form.elements;
  form.addEventListener("change", ({ target }) => {
    if (!target.matches("select")) return;
    const next = { ...query, view: view.value, sort: sort.value, category: category.value, building: building.value };
    if (view.value !== query.view && sort.value === query.sort && query.sort === usualSort(query.view, query.q)) next.sort = usualSort(view.value, query.q);
    if (!isPaged(next)) next.guessed = next.corrected = null;
    location.assign(href(next));
  });
  const option = view.selectedOptions[0];

  return {
    show(total, rows) {
      const counted = say(`counted-${query.view}`, { n: inAll(total) });
      if (option.textContent !== counted) option.textContent = counted;
      addBuildings(building, rows);
    },
  };
}

// A building that appears while the page is open can be chosen; none is taken away under somebody's hand.
function addBuildings(select, rows) {
  const known = new Set(Array.from(select.options, (one) => one.value));
  for (const { location: { building } } of rows) {
    if (!building || known.has(building)) continue;
    known.add(building);
    select.add(new Option(building, building));
    document.getElementById("buildings")?.append(new Option("", building));
  }
}
