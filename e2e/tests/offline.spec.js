// The network goes away while people write. Whatever they wrote is delivered once and in order, whether they reload, open a
// second tab, lose the tab or wait for long; and the page says where each text stands.

import { Caller } from "../harness/api.js";
import { expect, test } from "../harness/cable.js";
import { ThreadPage, TicketsPage } from "../harness/faces.js";

test.use({ outage: true });

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const OFFLINE = "You are offline. What you wrote is kept and will be sent.";

/** A ticket, somebody of the helpdesk who reads its log past the cable, and its requester in its thread. */
async function conversation({ helpdesk, people, playwright }, viewport) {
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const { id } = await desk.create("The heating in room 204 does not start");
  const ana = await people.enter("user", "Ana Reyes", { viewport });
  await ana.page.goto(`/tickets/${id}`);
  const thread = new ThreadPage(ana.page);
  await expect(thread.box).toBeVisible();
  const said = async () => (await desk.events(id)).filter(({ kind }) => kind === "message").map(({ data }) => data.body);
  return { desk, id, ana, thread, said };
}

/**
 * From here on a reload is answered by the service worker. Whether it controls this very page plays no part in that, and one
 * that was loading while the worker began stays without control until it is loaded again.
 */
const offlineReady = (page) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done, { once: true }));
});

/** The commands that a page's sockets send from here on. */
function commands(page) {
  const sent = [];
  page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => {
    const frame = JSON.parse(payload.toString());
    if (frame.t === "cmd") sent.push(frame);
  }));
  return sent;
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`written offline and reloaded while nobody answers: delivered once, in order (${size})`, async ({ helpdesk, people, playwright, cable }) => {
    const { desk, id, ana, thread, said } = await conversation({ helpdesk, people, playwright }, viewport);
    await offlineReady(ana.page);
    await cable.cut();
    await thread.say("It has been cold since Monday");
    await thread.say("The radiator is on 5");
    await expect(thread.log.getByText("Queued (offline)")).toHaveCount(2);

    await ana.page.reload();
    await expect(ana.page.getByRole("heading", { name: OFFLINE })).toBeVisible();
    await expect(ana.page.getByRole("button", { name: "Try now" })).toHaveCSS("font-weight", "600"); // its style sheets are there
    await ana.page.screenshot({ path: `shots/offline-${size}.png` });

    // pages come through, the socket does not: what waits is shown again in its thread
    cable.withhold("GET /ws");
    await cable.mend();
    cable.withhold("GET /ws");
    await expect(thread.box).toBeVisible();
    await expect(ana.page).toHaveURL(new RegExp(`/tickets/${id}$`));
    await expect(thread.log.getByText("Queued (offline)")).toHaveCount(2);
    await ana.page.screenshot({ path: `shots/queued-${size}.png` });

    await cable.mend();
    await expect(thread.log.getByText(/Queued|Sending/)).toHaveCount(0, { timeout: 40_000 });
    await expect(thread.log.getByText(/^Sent /)).toHaveCount(1);
    expect(await said()).toEqual(["It has been cold since Monday", "The radiator is on 5"]);
    await desk.leave();
  });

  test(`a ticket written offline waits in the list and is created once (${size})`, async ({ helpdesk, people, playwright, cable }) => {
    test.slow(); // it waits for a service worker, a reload and a reconnection, one after the other
    const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
    const ana = await people.enter("user", "Ana Reyes", { viewport });
    const tickets = new TicketsPage(ana.page);
    await offlineReady(ana.page);
    await cable.cut();
    await tickets.box.fill("The Wi-Fi in the library is gone");
    await ana.page.getByRole("button", { name: "Send to the helpdesk" }).click();
    const pending = ana.page.getByRole("status").filter({ hasText: "The Wi-Fi in the library is gone" });
    await expect(pending).toContainText("Queued (offline)");

    await ana.page.reload();
    await expect(ana.page.getByRole("heading", { name: OFFLINE })).toBeVisible();
    cable.withhold("GET /ws");
    await cable.mend();
    cable.withhold("GET /ws");
    await expect(pending).toContainText("Queued (offline)");

    await cable.mend();
    await expect(ana.page.getByRole("listitem").filter({ hasText: "The Wi-Fi in the library is gone" }).getByRole("link").first()).toBeVisible({ timeout: 40_000 });
    await expect(pending).toHaveCount(0);
    const { total } = await (await ana.context.request.get("/api/v1/tickets?status=open")).json();
    expect(total).toBe(1);
    await desk.leave();
  });
}

test("a page that the worker does not control is told that the helpdesk is away, too", async ({ helpdesk, people, playwright, cable }) => {
  const { desk, ana } = await conversation({ helpdesk, people, playwright });
  await offlineReady(ana.page);
  const devtools = await ana.context.newCDPSession(ana.page);
  const loaded = ana.page.waitForEvent("load");
  await devtools.send("Page.reload", { ignoreCache: true }); // past the worker, as with Shift
  await loaded;
  expect(await ana.page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await cable.cut();
  await ana.page.reload();
  await expect(ana.page.getByRole("heading", { name: OFFLINE })).toBeVisible();
  await cable.mend();
  await expect(ana.page).toHaveURL(/tickets/);
  await expect(ana.page.locator("#say")).toBeVisible();
  await desk.leave();
});

test("two tabs hold the same texts while offline: each is sent by one of them, in the order of writing", async ({ helpdesk, people, playwright, cable }) => {
  const { desk, id, ana, thread, said } = await conversation({ helpdesk, people, playwright });
  const second = await ana.context.newPage();
  await second.goto(`/tickets/${id}`);
  const other = new ThreadPage(second);
  await expect(other.box).toBeVisible();
  await cable.cut();
  const texts = ["first, in one", "second, in two", "third, in one"];
  for (const [i, text] of texts.entries()) {
    const [here, there] = i % 2 === 0 ? [thread, other] : [other, thread];
    await here.say(text);
    await expect(there.bubble(text)).toBeVisible();
  }
  for (const tab of [thread, other]) await expect(tab.log.getByText("Queued (offline)")).toHaveCount(3);

  const [one, two] = [commands(ana.page), commands(second)];
  await cable.mend();
  for (const tab of [thread, other]) await expect(tab.log.getByText(/Queued|Sending/)).toHaveCount(0, { timeout: 40_000 });
  expect(await said()).toEqual(texts);
  for (const tab of [thread, other]) for (const text of texts) await expect(tab.bubble(text)).toHaveCount(1);
  const cids = [...one, ...two].map(({ cid }) => cid);
  expect(cids.length, "frames").toBe(3);
  expect(new Set(cids).size).toBe(3);
  await desk.leave();
});

test("a tab that crashes loses nothing: another one sends what it wrote", async ({ helpdesk, people, playwright, cable }) => {
  const { desk, id, ana, thread, said } = await conversation({ helpdesk, people, playwright });
  const second = await ana.context.newPage();
  await second.goto("/tickets");
  await expect(second.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await cable.cut();
  await thread.say("Are you still there?");
  await expect(thread.log.getByText("Queued (offline)")).toBeVisible();
  const crashed = ana.page.waitForEvent("crash");
  ana.page.goto("chrome://crash").catch(() => {});
  await crashed;
  await cable.mend();
  await expect.poll(said, { timeout: 40_000 }).toEqual(["Are you still there?"]);
  await second.goto(`/tickets/${id}`);
  await expect(new ThreadPage(second).bubble("Are you still there?")).toHaveCount(1);
  await desk.leave();
});

test("a long outage: the banner counts, numbers are marked, and it ends by itself", async ({ helpdesk, people, playwright, cable }) => {
  const { desk, id, ana, thread, said } = await conversation({ helpdesk, people, playwright });
  const banner = ana.page.getByRole("status").filter({ hasText: /Reconnecting|Back online/ });
  let tries = 0;
  ana.page.on("websocket", () => { tries += 1; });
  const began = Date.now();
  await cable.cut();
  await expect(banner).toContainText("Reconnecting", { timeout: 10_000 });
  expect(Date.now() - began, "held back, in milliseconds").toBeGreaterThanOrEqual(1_400);
  await expect(ana.page.locator("body")).toHaveAttribute("data-stale", "");
  await thread.say("Hello?");
  for (const text of ["We are here", "Somebody is on the way", "In ten minutes"]) await desk.say(id, text);
  await expect.poll(() => tries, { message: "it tries for ever", timeout: 60_000 }).toBeGreaterThanOrEqual(6);

  await cable.mend();
  await ana.page.getByRole("button", { name: "Try now" }).click({ timeout: 5_000 }).catch(() => {}); // it may be back already
  await expect(banner).toHaveText("Back online, 3 messages received", { timeout: 40_000 });
  await expect(ana.page.locator("body")).not.toHaveAttribute("data-stale");
  await expect(banner).toBeHidden();
  await expect(thread.log.getByText(/Queued|Sending/)).toHaveCount(0);
  expect(await said()).toEqual(["We are here", "Somebody is on the way", "In ten minutes", "Hello?"]);
  await desk.leave();
});

test("what was not sent before somebody left is back in its box", async ({ helpdesk, people, playwright, cable }) => {
  const { desk, id, ana, thread, said } = await conversation({ helpdesk, people, playwright });
  await cable.cut();
  await thread.say("I am leaving now");
  await expect(thread.log.getByText("Queued (offline)")).toBeVisible();
  await ana.page.goto("about:blank");
  await cable.mend();
  await ana.context.clearCookies(); // the session ends
  await ana.enter();
  await expect(ana.page.getByText("What you wrote before you left was not sent. It is back in its box.")).toBeVisible();
  await ana.page.goto(`/tickets/${id}`);
  await expect(thread.box).toHaveValue("I am leaving now");
  expect(await said()).toEqual([]);
  await desk.leave();
});

test("without a database the outbox works as long as the page is open", async ({ helpdesk, people, playwright, cable }) => {
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const { id } = await desk.create("The heating in room 204 does not start");
  const ana = await people.meet("user", "Ana Reyes");
  await ana.context.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  await ana.enter();
  await ana.page.goto(`/tickets/${id}`);
  const thread = new ThreadPage(ana.page);
  await cable.cut();
  await thread.say("one");
  await thread.say("two");
  await expect(thread.log.getByText("Queued (offline)")).toHaveCount(2);
  await cable.mend();
  await expect(thread.log.getByText(/Queued|Sending/)).toHaveCount(0, { timeout: 40_000 });
  expect((await desk.events(id)).filter(({ kind }) => kind === "message").map(({ data }) => data.body)).toEqual(["one", "two"]);
  await desk.leave();
});

test("a full outbox says so, and the text stays in its box", async ({ helpdesk, people, playwright }) => {
  const { desk, ana, thread, said } = await conversation({ helpdesk, people, playwright });
  await ana.page.evaluate(() => new Promise((done, failed) => {
    const owner = JSON.parse(document.body.dataset.you).id;
    const open = indexedDB.open("helpdesk.outbox", 1);
    open.onerror = failed;
    open.onsuccess = () => {
      const transaction = open.result.transaction("entries", "readwrite");
      for (let n = 1; n <= 500; n += 1) {
        const cid = `full-${n}`;
        const entry = { cid, ticket: 4711, op: "post", fields: { body: cid }, at: n, lane: "4711", order: n, size: 20, state: "failed", due: 0, tries: 0, error: { code: "closed" } };
        transaction.objectStore("entries").put({ ...entry, owner, role: "user", name: "Ana Reyes" });
      }
      transaction.oncomplete = done;
    };
  }));
  await ana.page.reload();
  await expect(thread.box).toBeVisible();
  await thread.box.fill("One more thing");
  await thread.box.press("Enter");
  await expect(ana.page.getByText("Too much waits to be sent. Your text stays here.")).toBeVisible();
  await expect(thread.box).toHaveValue("One more thing");
  expect(await said()).toEqual([]);
  await desk.leave();
});
