// Which tickets are ticked. Pure but for its own state; "change" tells whenever that moved.
// Full: beyond MOST_TICKED nothing more is ticked, and whoever ticked is told so by the answer.

/** Each is a command of its own; more at once is a task for a script. */
export const MOST_TICKED = 200;

export class Ticks extends EventTarget {
  #ids = new Set(); #anchor = null;

  get size() {
    return this.#ids.size;
  }

  /** Ids in the order in which they were ticked. */
  get ids() {
    return [...this.#ids];
  }

  has(id) {
    return this.#ids.has(id);
  }

  /** Ticks or unticks one; a range begins here. Answers false if there is no room. */
  toggle(id) {
    this.#anchor = id;
    if (this.#ids.delete(id)) return this.#changed();
    return this.#add([id]);
  }

  /** Ticks everything between the last one that was touched and this one, as `shown` (ids in order) has it. */
  range(shown, id) {
    const [from, to] = [shown.indexOf(this.#anchor), shown.indexOf(id)];
    if (from < 0 || to < 0) return this.toggle(id);
    return this.#add(shown.slice(Math.min(from, to), Math.max(from, to) + 1));
  }

  /** Lets go of those that are no longer in the list. */
  keep(ids) {
    const there = new Set(ids);
    const gone = this.ids.filter((id) => !there.has(id));
    gone.forEach((id) => this.#ids.delete(id));
    if (gone.length > 0 || this.size > 0) this.#changed(); // what stays may have changed its status
  }

  clear() {
    if (this.size === 0) return;
    this.#ids.clear();
    this.#anchor = null;
    this.#changed();
  }

  #add(ids) {
    const fresh = ids.filter((id) => !this.#ids.has(id));
    const room = fresh.slice(0, MOST_TICKED - this.size);
    room.forEach((id) => this.#ids.add(id));
    this.#changed();
    return room.length === fresh.length;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
    return true;
  }
}
