// The server dies in the middle of a sentence. Whatever was acknowledged is there afterwards, in order and once; what was
// not goes out by itself as soon as somebody listens again. Nobody has to press anything.

import { Caller } from "../harness/api.js";
import { QueuePage, ThreadPage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

test.use({ outage: true });

const MESSAGES = Array.from({ length: 40 }, (_, i) => `message ${String(i + 1).padStart(2, "0")}`);
/** So many must be acknowledged before the server dies; the rest is on its way or still to be written. */
const BEFORE = 10;

/** Collects the acknowledgements that a page's sockets receive, cid -> seq. */
function acknowledgements(page) {
  const acks = new Map();
  const waiting = [];
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => {
    const frame = JSON.parse(payload.toString());
    if (frame.t !== "ack") return;
    acks.set(frame.cid, frame.seq);
    waiting.filter(({ n }) => acks.size >= n).forEach(({ done }) => done());
  }));
  return { acks, reach: (n) => new Promise((done) => { waiting.push({ n, done }); }) };
}

test("kill -9 in the middle of sending: everything arrives, in order, once", async ({ helpdesk, people, playwright }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const dana = await people.enter("helpdesk", "Dana Ito");
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const { id } = await desk.create("The heating in room 204 does not start");
  const { acks, reach } = acknowledgements(ana.page);
  await ana.page.goto(`/tickets/${id}`);
  const thread = new ThreadPage(ana.page);
  const queue = new QueuePage(dana.page);
  await queue.row("The heating in room 204").click();
  await expect(queue.log).toBeVisible();

  const dead = reach(BEFORE).then(() => helpdesk.kill());
  for (const text of MESSAGES) await thread.say(text); // the composer is never locked, whatever the server does
  await dead;
  const promised = new Map(acks);
  expect(promised.size).toBeLessThan(MESSAGES.length);
  await expect(thread.log.getByText("Queued (offline)").first()).toBeVisible();

  await helpdesk.up();
  await expect(thread.bubble(MESSAGES.at(-1))).toBeVisible();
  await expect.poll(() => acks.size, { message: "acknowledged", timeout: 45_000 }).toBe(MESSAGES.length);
  await expect(queue.bubble(MESSAGES.at(-1))).toBeVisible({ timeout: 35_000 });

  const events = await desk.events(id);
  const said = events.filter(({ kind }) => kind === "message");
  expect(events.map(({ seq }) => seq), "dense").toEqual(events.map((_, i) => i + 1));
  expect(said.map(({ data }) => data.body), "in order, once").toEqual(MESSAGES);
  const seqs = new Set(said.map(({ seq }) => seq));
  expect([...promised.values()].filter((seq) => !seqs.has(seq)), "acknowledged before the kill, and gone").toEqual([]);
  for (const page of [thread, queue]) {
    for (const text of MESSAGES) await expect(page.bubble(text)).toHaveCount(1);
  }
  await expect(thread.log.getByText(/Queued|Sending|Not sent/)).toHaveCount(0);
  await desk.leave();
});

test("what was written while the server was away survives the tab", async ({ helpdesk, people, playwright }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const { id } = await desk.create("The projector in hall B is dark");
  await ana.page.goto(`/tickets/${id}`);
  const thread = new ThreadPage(ana.page);
  await helpdesk.kill();
  await thread.say("It has a red light");
  await expect(thread.log.getByText("Queued (offline)")).toBeVisible();
  await ana.page.close();

  await helpdesk.up();
  ana.page = await ana.context.newPage();
  await ana.page.goto("/tickets");
  await expect.poll(async () => (await desk.events(id)).map(({ data }) => data.body), { timeout: 20_000 }).toContain("It has a red light");
  expect((await desk.events(id)).filter(({ kind }) => kind === "message")).toHaveLength(1);
  await desk.leave();
});
