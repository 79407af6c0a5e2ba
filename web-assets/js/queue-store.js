// The rows of the queue as the server told them: state based, the greatest `rev` wins, null means that it left. So doubled
// and reordered news are harmless, and the digest tells when one was missed. Pure.
// Full: a snapshot brings 500 rows; when there are more, `whole` is false, digests say nothing, and REST pages fill in.

/** Departures that are remembered, so that late news of a closed ticket does not bring it back. */
const MOST_LEFT = 2_000;

export class QueueStore {
  rows = new Map();
  /** Whether every open and active ticket is here. */
  whole = false;
  /** Whether a snapshot has come at all. */
  known = false;
  #left = new Map();

  /** The whole queue, or its first part. */
  snapshot({ items, total }) {
    const before = this.rows;
    this.whole = items.length >= total;
    this.known = true;
    this.rows = this.whole ? new Map() : new Map(before);
    for (const item of items) {
      const held = before.get(item.ticket);
      this.#put(held && held.rev > item.rev ? held : item);
    }
  }

  /** One row changed or left. Answers "changed", "left" or "old". */
  change({ ticket, rev, item }) {
    const held = this.rows.get(ticket);
    if (held && held.rev >= rev && item) return "old";
    if (item) return this.#put(item) ? "changed" : "old";
    if (this.#left.has(ticket)) return "old";
    this.#left.set(ticket, rev);
    if (this.#left.size > MOST_LEFT) this.#left.delete(this.#left.keys().next().value);
    this.rows.delete(ticket);
    return "left";
  }

  /** Rows that were read elsewhere; live ones that are newer stay. */
  add(items) {
    for (const item of items) if (!(this.rows.get(item.ticket)?.rev >= item.rev)) this.#put(item);
  }

  /** Whether a digest fits what is here; one that cannot be compared fits. */
  agrees({ count, sum_rev }) {
    if (!this.known || !this.whole) return true;
    const sum = Array.from(this.rows.values()).reduce((all, row) => all + row.rev, 0);
    return count === this.rows.size && sum_rev === sum;
  }

  /** {open, active, mine}: how many there are. */
  counts(me) {
    const counts = { open: 0, active: 0, mine: 0 };
    for (const row of this.rows.values()) {
      counts[row.status] += 1;
      if (row.status === "active" && row.assignee?.id === me) counts.mine += 1;
    }
    return counts;
  }

  #put(item) {
    if (this.#left.get(item.ticket) >= item.rev || item.status === "closed") return false;
    this.rows.set(item.ticket, item);
    return true;
  }
}
