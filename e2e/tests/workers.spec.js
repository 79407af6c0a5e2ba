// An analytics worker dies, hangs, dawdles or says nonsense. Only its cards may suffer, and they come back by themselves.

import { Caller } from "../harness/api.js";
import { Dashboard } from "../harness/faces.js";
import { Middleman } from "../harness/middlemen.js";
import { examine, SIZES } from "../harness/sizes.js";
import { expect, test } from "../harness/test.js";

test("a killed worker is started again, and its figures go on", async ({ helpdesk, people, playwright, request }) => {
  const mira = await people.enter("helpdesk", "Mira Holt");
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  await mira.page.goto("/analytics");
  const board = new Dashboard(mira.page);
  await user.create("The elevator is stuck");
  await expect.poll(async () => (await board.figures()).open).toBe(1);

  const before = await helpdesk.worker("backlog");
  process.kill(before, "SIGKILL");
  await expect.poll(() => helpdesk.worker("backlog"), { message: "another process", timeout: 15_000 }).not.toBe(before);
  await expect.poll(async () => (await (await request.get(`${helpdesk.url}/readyz`)).json()).workers.backlog.ok, { timeout: 15_000 }).toBe(true);
  await user.create("The elevator is stuck again");
  await expect.poll(async () => (await board.figures()).open, { timeout: 15_000 }).toBe(2);
  await user.leave();
});

const CARDS = {
  backlog: ["backlog", "flow", "arrivals", "buildings"],
  resolution: ["resolution-times", "first-responses", "ratings"],
  categories: ["active-by-category", "corrections"],
};

/** Each worker has a middleman between itself and the server. */
const behind = test.extend({
  middlemen: async ({}, use) => {
    const all = {};
    for (const name of Object.keys(CARDS)) all[name] = await Middleman.listen();
    await use(all);
    await Promise.all(Object.values(all).map((one) => one.close()));
  },
  variables: async ({ middlemen }, use) => {
    await use({ HELPDESK_WORKERS: Object.entries(middlemen).map(([name, { url }]) => `${name}=${url}`).join(",") });
  },
  workers: [async ({ helpdesk, middlemen }, use) => {
    const hired = await Promise.all(Object.keys(CARDS).map((name) => helpdesk.hire(name)));
    Object.values(middlemen).forEach((one, i) => { one.target = hired[i].url; });
    await use(hired);
    await Promise.all(hired.map((one) => one.dismiss()));
  }, { auto: true }],
});

const SICK = [
  ["backlog", ["refuse", "freeze", "garbage"], { size: "desktop", colorScheme: "light" }],
  ["resolution", ["slow", "fail", "endless"], { size: "phone", colorScheme: "dark" }],
  ["categories", ["other", "refuse", "garbage"], { size: "desktop", colorScheme: "dark" }],
];

for (const [sick, faults, { size, colorScheme }] of SICK) {
  behind(`a sick worker (${sick}: ${faults.join(", ")}) makes its cards stale, and nothing else`, async ({ helpdesk, people, playwright, middlemen }) => {
    behind.slow(); // each fault is waited for, and its end
    const mira = await people.enter("helpdesk", "Mira Holt", { ...SIZES[size], colorScheme });
    const [user, desk] = [await Caller.enter(playwright, helpdesk.url, "user", "Noor"), await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa")];
    const { id } = await user.create("The elevator is stuck", { building: "Library" });
    const reports = (selector) => mira.page.locator(`.card${selector}`).evaluateAll((cards) => cards.map((card) => card.dataset.report).sort());
    const all = Object.values(CARDS).flat().sort();
    const ours = CARDS[sick].toSorted();

    middlemen[sick].mode = faults[0];
    await mira.page.goto("/analytics");
    await expect.poll(() => reports(":has(.failed)"), { message: "it has never answered", timeout: 15_000 }).toEqual(ours);
    await mira.page.locator(".card:has(.failed)").first().scrollIntoViewIfNeeded();
    await examine(mira.page, `state-worker-${sick}-failed-${size}-${colorScheme}`);
    middlemen[sick].mode = "pass";
    await expect.poll(() => reports(":not(:has(.failed))"), { message: "it comes by itself", timeout: 20_000 }).toEqual(all);

    for (const fault of faults) {
      await behind.step(fault, async () => {
        middlemen[sick].mode = fault;
        await user.create(`The heating is cold (${fault})`, { building: "Library" });
        await expect.poll(() => reports("[data-stale]"), { message: fault, timeout: 20_000 }).toEqual(ours);
        const card = mira.page.locator(`.card[data-report="${ours[0]}"]`);
        await card.scrollIntoViewIfNeeded();
        await expect(card.getByRole("status")).toHaveText(/^Stale since [0-9:]+, asking again$/);
        await examine(mira.page, `state-worker-${sick}-${fault}-${size}-${colorScheme}`);
        // the conversation does not know
        await desk.say(id, `Somebody is on the way (${fault}).`);
        expect((await user.events(id)).at(-1).data.body).toContain(fault);
        middlemen[sick].mode = "pass";
        await expect.poll(() => reports("[data-stale]"), { message: `after ${fault}`, timeout: 20_000 }).toEqual([]);
      });
    }
    const board = new Dashboard(mira.page);
    await expect.poll(async () => (await board.figures()).open).toBe(1 + faults.length);
    await Promise.all([user.leave(), desk.leave()]);
  });
}
