// What does not come live: closed tickets, lists of any status, and open or active tickets beyond the snapshot. Read by REST, page by page.

import { get } from "./api.js";
import { itemOf, restPath } from "./queue-query.js";

/** Rows of a page. */
const PAGE = 100;
/** Pages that are read at once when all rows of a list are wanted; a campus has far fewer active tickets. */
const MOST_PAGES = 10;

export class QueuePages {
  #query; #next = null; #asking = null;
  /** How many tickets match in all; null before the first page. */
  total = null;
  /** Rows that were read, the newest reading of each. */
  rows = new Map();

  constructor(query) {
    this.#query = query;
  }

  get hasMore() {
    return this.#next !== null;
  }

  /** The first page (again): what is new on top comes in, what was read stays. Answers the rows. */
  first() {
    return this.#read(null);
  }

  /** The next page. */
  more() {
    return this.#read(this.#next);
  }

  /** All rows, page by page. */
  async all() {
    const rows = await this.first();
    for (let page = 1; this.hasMore && page < MOST_PAGES; page += 1) rows.push(...(await this.more()));
    return rows;
  }

  #read(cursor) {
    this.#asking = Promise.resolve(this.#asking).catch(() => {}).then(async () => {
      const { items, next, total } = await get(restPath(this.#query, { cursor, limit: PAGE }));
      const rows = items.map(itemOf);
      if (cursor === null && !next) this.rows.clear(); // that is the whole list: what is not in it belongs here no more
      for (const row of rows) this.rows.set(row.ticket, row);
      if (cursor !== null || this.#next === null) this.#next = next ?? null;
      this.total = total;
      return rows;
    });
    return this.#asking;
  }
}
