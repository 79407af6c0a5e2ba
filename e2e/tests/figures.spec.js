// The dashboard: every number leads to a list with exactly that many tickets; the own period; the choice of analyses; a
// table that was opened stays open while the figures move.

import { Caller } from "../harness/api.js";
import { expect, test } from "../harness/test.js";

/** Every link from a card to the queue: its address, its number, and the words of who hears it. */
const numbers = (page) => page.locator(".card a[href^='/queue']:not(.bar-link)").evaluateAll((links) => links.map((link) => {
  const heard = link.getAttribute("aria-label") ?? "";
  const number = link.querySelector(".h-bar__value") ?? link;
  const spoken = Array.from(number.querySelectorAll(".sr"), (sr) => sr.textContent).join("");
  return { href: link.getAttribute("href"), text: number.textContent.replace(spoken, "").trim(), heard };
}));

/** Two buildings and none, all statuses, two corrections, answers and stars. */
async function campus(url, playwright) {
  const user = await Caller.enter(playwright, url, "user", "Noor");
  const desk = await Caller.enter(playwright, url, "helpdesk", "Rosa");
  const places = [{ building: "Library" }, { building: "Library", room: "204" }, { building: "Main Hall" }, {}];
  const texts = ["The elevator is stuck", "The projector stays black", "The canteen food was cold", "No hot water in the shower", "The printer jams", "The door does not lock", "The wifi is slow"];
  const made = [];
  for (const [i, text] of texts.entries()) made.push(await user.create(text, places[i % places.length]));
  for (const { id } of made.slice(0, 5)) await desk.take(id);
  for (const { id } of made.slice(1, 4)) await desk.say(id, "Somebody is on the way.");
  for (const { id } of made.slice(0, 3)) await desk.close(id);
  await user.rate(made[0].id, 5);
  await user.rate(made[1].id, 3);
  await desk.correct(made[4].id, "services_complaints");
  await desk.correct(made[3].id, "technical_it");
  await Promise.all([user.leave(), desk.leave()]);
}

for (const last of ["24h", "7d"]) {
  test(`every number leads to exactly so many tickets, ${last}`, async ({ helpdesk, people, playwright }) => {
    test.slow(); // a page for each number
    await campus(helpdesk.url, playwright);
    const mira = await people.enter("helpdesk", "Mira Holt");
    await mira.page.goto(`/analytics?last=${last}`);
    const found = await numbers(mira.page);
    const cards = await mira.page.locator(".card:has(a[href^='/queue'])").count();
    expect(cards, "every analysis has numbers").toBe(9);
    const tickets = found.filter(({ text }) => text.startsWith("#"));
    expect(tickets, "who waits longest").toHaveLength(1);
    const counts = new Map(found.filter(({ text }) => !text.startsWith("#")).map(({ href, text }) => [href, text]));
    for (const { href, text } of found.filter((link) => !tickets.includes(link))) expect(counts.get(href), `${href} has one number`).toBe(text);
    // bars are the numbers of the table once more
    const bars = await mira.page.locator(".card .bar-link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(bars.filter((href) => !counts.has(href))).toEqual([]);
    expect(counts.size, "all of the cards").toBeGreaterThan(20);
    for (const [href, number] of counts) {
      await mira.page.goto(href);
      await expect(mira.page.getByRole("region", { name: "Queue" }).getByRole("listitem"), href).toHaveCount(Number(number));
      await expect(mira.page.getByRole("combobox", { name: "Status" }).locator("option:checked"), href).toHaveText(new RegExp(`^${number} `));
    }
    await mira.page.goto(tickets[0].href);
    await expect(mira.page.getByRole("region", { name: "Ticket", exact: true })).toContainText("The door does not lock");
  });
}

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
  await expect(page).toHaveURL(/last=36h&show=backlog,categories,flow,responses,arrivals,buildings,ratings,corrections$/);
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
