// The outbox against everything that may happen to it: any order of writing, claims by several tabs, answers, lost answers,
// refusals, cuts, reloads, frozen tabs and hours that pass. The store and the server are models of what the real ones
// promise: one change at a time; one effect per cid, and the same answer to a retry. SEED=… runs one case again.

import assert from "node:assert/strict";
import test from "node:test";
import * as box from "../js/outbox.js";

const CASES = 300;
const STEPS = 120;
const TICKETS = [1, 2, null];

/** mulberry32: small, and the same everywhere. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class World {
  now = 1_000_000;
  kept = [];
  log = []; // what the server made durable: {cid, lane}
  written = [];
  discarded = new Set();
  bad = new Set(); // what the server refuses for good, until somebody asks for it again
  wire = []; // frames on their way to the server: {cid, tab}
  answers = []; // answers on their way back: {cid, tab, code?}
  born = 0;
  doubled = 0;

  constructor(seed) {
    this.random = dice(seed);
    this.tabs = [this.#tab(), this.#tab(), this.#tab()];
    this.dead = new Set();
  }

  #tab() {
    this.born += 1;
    return { id: `tab${this.born}`, online: true, frozen: false };
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  write() {
    const cid = `c${this.written.length}`;
    const ticket = this.pick(TICKETS);
    const one = box.entry({ cid, ticket, op: ticket === null ? "create" : "post", fields: { body: cid }, at: 0 });
    if (!box.fits(this.kept, one)) return;
    this.kept = box.add(this.kept, one);
    this.written.push({ cid, lane: one.lane });
    if (this.random() < 0.1) this.bad.add(cid);
  }

  flush(tab) {
    if (!tab.online || tab.frozen) return;
    const mine = box.ready(this.kept, this.now, this.dead);
    for (const { cid, state, tab: holder, since } of mine) {
      if (state !== "sending") continue;
      const lives = this.tabs.some(({ id }) => id === holder);
      if (lives && this.now - since < box.ANSWER_MS) this.doubled += 1;
    }
    this.kept = box.claimed(this.kept, mine.map(({ cid }) => cid), tab.id, this.now);
    this.wire.push(...mine.map(({ cid, lane }) => ({ cid, lane, tab: tab.id })));
  }

  // The server: a retry is answered with what was; everything else may be refused.
  serve(calm = false) {
    if (this.wire.length === 0) return;
    const [frame] = this.wire.splice(calm ? 0 : Math.floor(this.random() * this.wire.length), 1);
    const known = this.log.some(({ cid }) => cid === frame.cid);
    const fate = calm || known ? 0 : this.random();
    if (this.bad.has(frame.cid)) return this.answers.push({ ...frame, code: "closed" });
    if (fate > 0.7) return this.answers.push({ ...frame, code: this.pick(["busy", "rate_limited", "timeout"]), retry_ms: 500 });
    if (!known) this.log.push({ cid: frame.cid, lane: frame.lane });
    this.answers.push(frame);
  }

  answer(lost = false) {
    const frame = this.answers.shift();
    const tab = frame && this.tabs.find(({ id }) => id === frame.tab);
    if (!tab?.online || tab.frozen || lost) return;
    this.kept = frame.code
      ? box.refused(this.kept, frame.cid, { code: frame.code, retry_ms: frame.retry_ms }, this.now, this.random())
      : box.without(this.kept, frame.cid);
  }

  // Frames that were handed to a dead connection may arrive all the same, later than what follows.
  cut(tab) {
    tab.online = false;
    this.wire = this.wire.filter(({ tab: id }) => id !== tab.id || this.random() < 0.5);
    this.answers = this.answers.filter(({ tab: id }) => id !== tab.id);
    if (!tab.frozen) this.kept = box.cut(this.kept, tab.id);
  }

  reload(tab) {
    const told = this.random() < 0.5; // the page could say goodbye
    if (told) this.cut(tab);
    this.answers = this.answers.filter(({ tab: id }) => id !== tab.id);
    this.dead.add(tab.id);
    this.tabs[this.tabs.indexOf(tab)] = this.#tab();
  }

  decide() {
    const failed = this.kept.filter(({ state }) => state === "failed");
    if (failed.length === 0) return;
    const { cid } = this.pick(failed);
    if (this.random() < 0.5) {
      this.kept = box.again(this.kept, cid, "unused");
      this.bad.delete(cid);
      this.wire = this.wire.filter((frame) => frame.cid !== cid); // a late copy would only be early
      this.written.push(...this.written.splice(this.written.findIndex((one) => one.cid === cid), 1)); // it goes to the end
    } else {
      this.kept = box.without(this.kept, cid);
      this.discarded.add(cid);
    }
  }

  step() {
    const tab = this.pick(this.tabs);
    const roll = this.random();
    if (roll < 0.22) this.write();
    else if (roll < 0.47) this.flush(tab);
    else if (roll < 0.64) this.serve();
    else if (roll < 0.78) this.answer(this.random() < 0.2);
    else if (roll < 0.83) this.cut(tab);
    else if (roll < 0.89) tab.online = true;
    else if (roll < 0.92) this.reload(tab);
    else if (roll < 0.95) tab.frozen = !tab.frozen;
    else if (roll < 0.97) this.decide();
    else this.now += this.random() * 3 * box.ANSWER_MS;
  }

  // Everything works again; what waits goes out.
  settle() {
    for (let round = 0; round < 10_000; round += 1) {
      this.tabs.forEach((tab) => { tab.online = true; tab.frozen = false; this.flush(tab); });
      while (this.wire.length > 0) this.serve(true);
      while (this.answers.length > 0) this.answer();
      if (this.kept.every(box.isSettled)) return;
      this.now += 1_000;
    }
    assert.fail(`still waiting: ${this.kept.map(({ cid, state }) => `${cid} ${state}`).join(", ")}`);
  }

  check() {
    const durable = new Set(this.log.map(({ cid }) => cid));
    assert.equal(durable.size, this.log.length, "one effect per cid");
    const held = new Set(this.kept.map(({ cid }) => cid));
    for (const { cid } of this.written) assert.ok(durable.has(cid) || held.has(cid) || this.discarded.has(cid), `${cid} is lost`);
    const flying = this.kept.filter(({ state }) => state === "sending").map(({ lane }) => lane);
    assert.equal(new Set(flying).size, flying.length, "one in flight per lane");
    assert.equal(this.doubled, 0, "taken from a tab that lives and has time left");
  }

  // What was retried by hand goes behind; everything else stands in the order of writing.
  checkOrder() {
    for (const lane of ["1", "2", "new"]) {
      const durable = this.log.filter((one) => one.lane === lane).map(({ cid }) => cid);
      const wanted = this.written.filter((one) => one.lane === lane && durable.includes(one.cid)).map(({ cid }) => cid);
      assert.deepEqual(durable, wanted, `order of ${lane}`);
    }
  }
}

test("nothing is lost, nothing doubled, the order is kept", (t) => {
  const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: CASES }, (_, i) => (Date.now() + i * 7919) % 4_294_967_296);
  t.diagnostic(`seeds ${seeds[0]} to ${seeds.at(-1)}, ${STEPS} steps each`);
  let durable = 0;
  for (const seed of seeds) {
    const world = new World(seed);
    try {
      for (let i = 0; i < STEPS; i += 1) {
        world.step();
        world.check();
      }
      world.settle();
      world.check();
      world.checkOrder();
    } catch (error) {
      error.message = `SEED=${seed}: ${error.message}`;
      throw error;
    }
    durable += world.log.length;
  }
  assert.ok(durable > seeds.length * 5, "the cases do send something");
});
