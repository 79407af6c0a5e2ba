// What the queue's address asks for, for rows in the browser. The same table as the server's (pages/queue/query.rs): an
// address, the list in the database and the rows kept live here mean the same predicate and the same order. Pure.

const VIEWS = { open: ["open"], mine: ["active"], active: ["active"], unclosed: ["open", "active"], closed: ["closed"], all: ["open", "active", "closed"] };
/** Lists that are read page by page; the rows of the others come live. */
const PAGED = ["closed", "all"];
const RANK = { open: 0, active: 1, closed: 2 };
/** What figures count and rows do not tell: passed on as it is. */
const COUNTED = ["guessed", "corrected", "nowhere", "closed_after", "closed_before", "unclosed_at", "answered", "stars", "weekday", "hour"];
const FIELDS = ["view", "category", "building", "q", "sort", "opened_after", "opened_before", ...COUNTED, "ticket"];

function isSet(value) {
  return value !== null && value !== undefined && value !== "";
}

/** The order that a view has without being asked; what was looked for has the best first. */
export function usualSort(view, q) {
  if (q) return "best";
  return { closed: "updated", all: "newest" }[view] ?? "waiting";
}

/** Whether a view's rows are read by REST, page by page. */
export function isPaged({ view, q }) {
  return Boolean(q) || PAGED.includes(view);
}

/** Path and query that lead to a query; unset fields and the usual order are left out. */
export function href(query) {
  const set = new URLSearchParams();
  for (const field of FIELDS) {
    const value = query[field];
    if (isSet(value) && !(field === "sort" && value === usualSort(query.view, query.q))) set.set(field, value);
  }
  return `/queue?${set}`;
}

/** The ticket in an address, or null. */
export function ticketOf(search) {
  const id = Number(new URLSearchParams(search).get("ticket"));
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

/** The same predicate for `GET /api/v1/tickets`. Who works on a ticket is not among its filters: `keeps` picks. */
export function restPath(query, { cursor, limit }) {
  const set = new URLSearchParams({ status: VIEWS[query.view].join(","), sort: query.sort, limit });
  for (const field of ["category", "building", "q", "opened_after", "opened_before", ...COUNTED]) if (isSet(query[field])) set.set(field, query[field]);
  if (cursor) set.set("cursor", cursor);
  return `/tickets?${set}`;
}

/** Microseconds since 1970 of an RFC 3339 moment: the database counts in these, `Date` does not. */
export function micros(text) {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? "";
  return Math.floor(new Date(text).getTime() / 1000) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}

/** Whether a row belongs to the list, as far as a row tells: what was found from the words it does not. */
export function keeps(query, item, me) {
  return VIEWS[query.view].includes(item.status)
    && (query.view !== "mine" || item.assignee?.id === me)
    && (!query.category || item.category === query.category)
    && (!query.building || item.location?.building === query.building)
    && (!query.nowhere || !item.location?.building)
    && (!query.opened_after || micros(item.opened_at) >= micros(query.opened_after))
    && (!query.opened_before || micros(item.opened_at) < micros(query.opened_before));
}

/** Compares two rows as the list is ordered. */
export function order({ sort }) {
  const by = (moment) => (a, b) => micros(moment(a)) - micros(moment(b)) || a.ticket - b.ticket;
  const oldest = by((item) => item.opened_at);
  const changed = by((item) => item.modified_at);
  switch (sort) {
    case "best": return () => 0; // as the server said
    case "newest": return (a, b) => oldest(b, a);
    case "oldest": return oldest;
    case "updated": return (a, b) => changed(b, a);
    default: return (a, b) => RANK[a.status] - RANK[b.status] || oldest(a, b);
  }
}

/** A row for a ticket as the API shows it: closed ones, and pages beyond the live rows. */
export function itemOf(ticket) {
  const { id, last_seq, status, category, category_source, category_confidence, location, requester, assignee, opened_at, modified_at, description, found } = ticket;
  const preview = Array.from(description).slice(0, 120).join("").replace(/\s+/g, " ");
  return { ticket: id, rev: last_seq, status, category, category_source, category_confidence, location, requester, assignee, opened_at, modified_at, preview, last_author_role: "user", found };
}
