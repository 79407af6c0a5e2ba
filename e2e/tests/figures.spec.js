// The dashboard: every number leads to a list with exactly that many tickets; the own period; the choice of analyses; a
// table that was opened stays open while the figures move.

import { Caller } from "../harness/api.js";
import { expect, test } from "../harness/test.js";

/** Address and number of every link from a card to the queue. */
const numbers = (page) => page.getByRole("main").locator("table a[href^='/queue']").evaluateAll((links) => links.map((link) => [link.getAttribute("href"), link.textContent.trim()]));

test("every number leads to exactly so many tickets", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const texts = ["The elevator is stuck", "The projector stays black", "The canteen food was cold", "No hot water in the shower", "The printer jams"];
  const made = [];
  for (const text of texts) made.push(await user.create(text, { building: "Library" }));
  for (const { id } of made.slice(0, 3)) await desk.take(id);
  await desk.close(made[0].id);
  await desk.correct(made[4].id, "services_complaints");
  const mira = await people.enter("helpdesk", "Mira Holt");
  await mira.page.goto("/analytics?last=7d");
  const links = new Map(await numbers(mira.page));
  expect(links.size, "backlog, its parts, categories and months").toBeGreaterThan(8);
  for (const [href, number] of links) {
    await mira.page.goto(href);
    await expect(mira.page.getByRole("region", { name: "Queue" }).getByRole("listitem"), href).toHaveCount(Number(number));
    await expect(mira.page.getByRole("combobox", { name: "Status" }).locator("option:checked"), href).toHaveText(new RegExp(`^${number} `));
  }
  await user.leave();
  await desk.leave();
});

test("an own period is checked, and the choice of analyses stands in the address", async ({ people }) => {
  const { page } = await people.enter("helpdesk", "Mira Holt");
  await page.goto("/analytics");
  await page.getByText("Own…").click();
  const box = page.getByRole("textbox", { name: "The last" });
  await box.fill("soon");
  await box.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "whole number" })).toBeVisible();
  await expect(box, "what was typed stays").toHaveValue("soon");
  await box.fill("36");
  await box.press("Enter");
  await page.waitForURL(/last=36h/);
  await expect(page.getByRole("heading", { name: "Opened in the last 36 hours, not yet closed" })).toBeVisible();

  await page.getByText("Analyses").click();
  await page.getByRole("checkbox", { name: "Resolution time" }).uncheck();
  await expect(page).toHaveURL(/last=36h&show=backlog,categories,corrections$/);
  await expect(page.getByRole("heading", { name: "Resolution time by opening month" })).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Active per category" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Resolution time by opening month" })).toBeHidden();
});

test("a wrong period in the address is told, and the page stands", async ({ people }) => {
  const { page } = await people.meet("helpdesk", "Mira Holt");
  await page.goto("/");
  await page.getByLabel("Your name").fill("Mira Holt");
  await page.getByRole("button", { name: "Helpdesk staff" }).click();
  await page.waitForURL("**/queue");
  const answer = await page.context().request.get(new URL("/analytics?last=soon", page.url()).href);
  expect(answer.status()).toBe(422);
  const text = await answer.text();
  expect(text).toContain("1 to 87,600 hours");
  expect(text).toContain("value=\"soon\"");
});

test("figures change in place: an opened table stays open and the focus stays where it was", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  await user.create("The elevator is stuck");
  const { page } = await people.enter("helpdesk", "Mira Holt");
  await page.goto("/analytics");
  const card = page.getByRole("region", { name: "Opened in the last 24 hours, not yet closed" });
  await card.getByText("Table").click();
  const facility = card.getByRole("link", { name: /^Facility management/ });
  await facility.focus();
  await user.create("The elevator is stuck again");
  await expect(card.getByRole("row", { name: "All 2" })).toBeVisible();
  await expect(facility).toBeFocused();
  await user.leave();
});
