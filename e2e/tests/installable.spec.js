// An app that can be installed: the manifest, the service worker, and what it may keep: files that never change and the page
// for when nobody answers. Never a ticket, never an answer of the API.

import { Caller } from "../harness/api.js";
import { ThreadPage } from "../harness/faces.js";
import { Release } from "../harness/release.js";
import { expect, test as base } from "../harness/test.js";

const test = base.extend({
  release: async ({}, use) => {
    const release = await Release.open();
    await use(release);
    await release.close();
  },
});

const kept = (page) => page.evaluate(async () => {
  const found = {};
  for (const name of await caches.keys()) found[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  return found;
});
const isReady = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state !== "redundant"));

test("the browser finds nothing that hinders installing", async ({ people, request, helpdesk }) => {
  const ana = await people.enter("user", "Ana Reyes");
  await isReady(ana.page);
  const devtools = await ana.context.newCDPSession(ana.page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { name, icons, display } = JSON.parse(data);
  expect([name, display]).toEqual(["Campus helpdesk", "standalone"]);
  expect(icons.map(({ purpose }) => purpose)).toContain("maskable");
  for (const { src, type } of [...icons, { src: await ana.page.locator('link[rel="apple-touch-icon"]').getAttribute("href"), type: "image/png" }]) {
    const icon = await request.get(helpdesk.url + src);
    expect([icon.status(), icon.headers()["content-type"]], src).toEqual([200, type]);
  }
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // every context of a test is a private window
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});

test("the installed app begins at home", async ({ people }) => {
  const stranger = await people.meet("user", "Nobody");
  await stranger.page.goto("/start");
  await expect(stranger.page).toHaveURL(/\/$/);
  const dana = await people.enter("helpdesk", "Dana Ito");
  await dana.page.goto("/start");
  await expect(dana.page).toHaveURL(/\/queue$/);
});

test("it keeps files of this release and the offline page, and nothing of anybody's tickets", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const { id } = await Caller.as(ana).create("The heating in room 204 does not start");
  await isReady(ana.page);
  for (const path of [`/tickets/${id}`, "/tickets", "/tickets/new", `/tickets/${id}`]) await ana.page.goto(path);
  await expect(new ThreadPage(ana.page).box).toBeVisible();
  await ana.page.evaluate(() => fetch("/api/v1/tickets"));
  const caches = await kept(ana.page);
  expect(Object.keys(caches)).toHaveLength(1);
  const [paths] = Object.values(caches);
  expect(paths.filter((path) => path !== "/offline" && !/^\/assets\/[0-9a-f]{12}\//.test(path))).toEqual([]);
  expect(paths.some((path) => path.endsWith("/js/page-thread.en.js")), "what a page loaded is kept").toBe(true);
});

test.describe("after an update", () => {
  // the proxy carries no socket
  test.use({ outage: true, variables: async ({ release }, use) => use({ HELPDESK_ORIGINS: release.url }) });

  test("the new release takes over by itself, and nothing of the old one stays", async ({ helpdesk, release, browser, request }) => {
    const page = await (await request.get(helpdesk.url)).text();
    const real = page.match(/\/assets\/([0-9a-f]{12})\//)[1];
    release.lead(helpdesk.url, real);
    const context = await browser.newContext({ baseURL: release.url });
    const visitor = await context.newPage();
    const errors = [];
    visitor.on("pageerror", (error) => errors.push(error.message));
    await visitor.goto("/");
    await isReady(visitor);
    await expect.poll(async () => Object.keys(await kept(visitor))).toEqual([`helpdesk /assets/${real}`]);

    const next = "fedcba987654";
    release.update(next);
    await visitor.reload();
    await expect(visitor.locator(`link[href^="/assets/${next}/"]`).first()).toBeAttached();
    await expect.poll(async () => Object.keys(await kept(visitor)), { timeout: 20_000 }).toEqual([`helpdesk /assets/${next}`]);

    await release.close();
    await visitor.goto("/tickets");
    await expect(visitor.getByRole("heading", { name: "You are offline. What you wrote is kept and will be sent." })).toBeVisible();
    await expect(visitor.locator(`link[href^="/assets/${next}/"]`).first()).toBeAttached();
    expect(errors).toEqual([]);
    await context.close();
  });
});
