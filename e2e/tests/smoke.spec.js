// The least that has to be true: it starts, serves each face its first page, says how it is, and ends.

import { expect, test } from "../harness/test.js";

test("each face gets its first page, and the server tells how it is", async ({ helpdesk, people, request }) => {
  const ana = await people.enter("user", "Ana Reyes");
  await expect(ana.page.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await expect(ana.page.getByLabel("What is wrong, and where?")).toBeVisible();

  const dana = await people.enter("helpdesk", "Dana Ito");
  await expect(dana.page.getByRole("main")).toBeVisible();

  expect((await request.get(`${helpdesk.url}/healthz`)).status()).toBe(200);
  const ready = await request.get(`${helpdesk.url}/readyz`);
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toMatchObject({ ready: true, database: true, migrations: true });
});

test("somebody without a name or a session is sent to the entry page", async ({ people }) => {
  const stranger = await people.meet("user", "Nobody");
  await stranger.page.goto("/tickets");
  await expect(stranger.page.getByRole("heading", { name: "Something on campus not working?" })).toBeVisible();
});

// Half a second on an idle machine; a recovery, or anything that is built anew, would take far longer than this.
test("a second start on the same data is quick", async ({ helpdesk }) => {
  await helpdesk.stop();
  const ms = await helpdesk.up();
  expect(ms, "milliseconds until it said its address").toBeLessThan(15_000);
});

test("the contract can be read at /docs without any other host", async ({ people }) => {
  const dev = await people.meet("user", "Dev");
  const foreign = [];
  dev.page.on("request", (asked) => {
    if (new URL(asked.url()).hostname !== "127.0.0.1" && !asked.url().startsWith("data:")) foreign.push(asked.url());
  });
  await dev.page.goto("/docs");
  await expect(dev.page.getByText("/api/v1/tickets", { exact: true }).first()).toBeVisible();
  expect(foreign).toEqual([]);
});
