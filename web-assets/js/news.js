// What is news to a member of the helpdesk: a new open ticket, and a new message of a user in a ticket of mine. Learnt from
// the queue's rows: state based, the greatest rev wins, so doubled and reordered frames tell nothing twice. Pure.
// What came while this browser was away for long is counted, not announced.

import { say } from "./say.js";

/** Opened longer ago than this is no news, though it is new here: the connection was away, or the list was longer. */
export const FRESH_MS = 10 * 60_000;

export class Newsroom {
  #me; #rows = new Map(); #known = false;

  constructor(me) {
    this.#me = me;
  }

  /** Takes a frame; age(at) answers milliseconds since then. Answers the news in it: [{kind: "opened"|"message", item}]. */
  take(frame, age) {
    if (frame.t === "queue") return frame.item ? this.#changed(frame.item, age) : this.#left(frame.ticket);
    if (frame.t !== "queue_snap") return [];
    const first = !this.#known;
    this.#known = true;
    if (frame.items.length >= frame.total) this.#forget(new Set(frame.items.map((item) => item.ticket)));
    const news = frame.items.flatMap((item) => this.#changed(item, age));
    return first ? [] : news;
  }

  /** How many tickets wait for this person's look: open ones and own ones in which a user had the last word, unread. */
  waiting(seen) {
    const counts = (item) => (item.status === "open" || item.assignee?.id === this.#me) && item.last_author_role === "user" && item.rev > seen(item.ticket);
    return Array.from(this.#rows.values()).filter(counts).length;
  }

  #changed(item, age) {
    const before = this.#rows.get(item.ticket);
    if (before && before.rev >= item.rev) return [];
    this.#rows.set(item.ticket, item);
    if (item.last_author_role !== "user") return [];
    if (!before) return item.status === "open" && age(item.opened_at) < FRESH_MS ? [{ kind: "opened", item }] : [];
    const said = before.preview !== item.preview || before.last_author_role !== "user";
    return said && item.assignee?.id === this.#me ? [{ kind: "message", item }] : [];
  }

  #left(ticket) {
    this.#rows.delete(ticket);
    return [];
  }

  #forget(there) {
    for (const ticket of this.#rows.keys()) if (!there.has(ticket)) this.#rows.delete(ticket);
  }
}

/** What a notification says: {title, body}. Several at once are one. */
export function newsWords(news) {
  if (news.length === 1) {
    const [{ kind, item }] = news;
    const title = say(kind === "opened" ? "news-opened" : "news-wrote", { id: item.ticket, who: item.requester.name });
    return { title, body: item.preview };
  }
  const opened = news.filter(({ kind }) => kind === "opened").length;
  const wrote = news.length - opened;
  if (wrote === 0) return { title: say("news-opened-many", { n: opened }), body: "" };
  if (opened === 0) return { title: say("news-wrote-many", { n: wrote }), body: "" };
  return { title: say("news-many", { n: news.length }), body: say("news-many-body", { opened, wrote }) };
}

/** A tab's title with the number in front; none for 0. */
export function titled(title, waiting) {
  const bare = title.replace(/^\([0-9,+]+\) /, "");
  return waiting > 0 ? `(${waiting}) ${bare}` : bare;
}
