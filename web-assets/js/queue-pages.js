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

  /** A row that is shown has changed: at once what is told, the rest when the list is read again. */
  heard({ ticket, item }) {
    if (item && this.rows.has(ticket)) this.rows.set(ticket, { ...item, found: this.rows.get(ticket).found });
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

  /** All that was read so far, again: rows that changed change, what is no more in the list is gone. */
  async again() {
    const enough = this.rows.size;
    const { rows, next, total } = await this.#inTurn(async () => {
      const rows = [];
      let [cursor, total] = [null, 0];
      for (let page = 0; page < MOST_PAGES && (page === 0 || (cursor && rows.length < enough)); page += 1) {
        const answer = await get(restPath(this.#query, { cursor, limit: PAGE }));
        rows.push(...answer.items.map(itemOf));
        [cursor, total] = [answer.next ?? null, answer.total];
      }
      return { rows, next: cursor, total };
    });
    this.rows = new Map(rows.map((row) => [row.ticket, row]));
    [this.#next, this.total] = [next, total];
  }

  // One question after the other, so that an older answer never overwrites a newer one.
  #inTurn(ask) {
    this.#asking = Promise.resolve(this.#asking).catch(() => {}).then(ask);
    return this.#asking;
  }

  #read(cursor) {
    return this.#inTurn(async () => {
      const { items, next, total } = await get(restPath(this.#query, { cursor, limit: PAGE }));
      const rows = items.map(itemOf);
      for (const row of rows) this.rows.set(row.ticket, row);
      if (cursor !== null || this.#next === null) this.#next = next ?? null;
      this.total = total;
      return rows;
    });
  }
}
