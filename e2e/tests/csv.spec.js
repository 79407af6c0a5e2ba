// Figures as a file, and on a wall. The file of a card has the card's numbers; the screen on the wall shows nothing but the
// cards, keeps itself going when the server comes back, and says so when its session is over.

import { readFile } from "node:fs/promises";
import { Caller } from "../harness/api.js";
import { examine } from "../harness/sizes.js";
import { expect, test } from "../harness/test.js";

const CARDS = 9;
/** As many as a screen on a wall has room for. */
const FOUR = "backlog,categories,resolution,corrections";
const SCREENS = { wide: { width: 1920, height: 1080 }, high: { width: 1080, height: 1920 } };

/** Some tickets, so that no card is empty. */
async function campus(helpdesk, playwright) {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const made = [];
  for (const text of ["The elevator is stuck", "The projector stays black", "The canteen food was cold", "No hot water in the shower"]) made.push(await user.create(text));
  for (const { id } of made.slice(0, 2)) await desk.take(id);
  await desk.close(made[0].id);
  await user.leave();
  await desk.leave();
}

/** The lines of a file whose cells hold no commas, as {column: cell}. */
async function rows(download) {
  const text = await readFile(await download.path(), "utf8");
  expect(text.startsWith("\uFEFF"), "marked as UTF-8").toBe(true);
  const [head, ...lines] = text.slice(1).replaceAll('"', "").trimEnd().split("\r\n").map((line) => line.split(","));
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

test("the file of a card has the card's numbers", async ({ helpdesk, people, playwright }) => {
  await campus(helpdesk, playwright);
  const { page } = await people.enter("helpdesk", "Mira Holt");
  await page.goto("/analytics?last=36h");
  const files = page.getByRole("link", { name: /^CSV / });
  await expect(files).toHaveCount(CARDS);
  await expect(files.first()).toHaveAccessibleName("CSV Opened in the last 36 hours, not yet closed");
  const take = async (name) => {
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), rows: await rows(download) };
  };
  const table = (name) => page.getByRole("region", { name }).locator("table").first();

  const backlog = await take(/^CSV Opened in the last .*, not yet closed/);
  expect(backlog.name).toMatch(/^backlog-\d{4}-\d\d-\d\d\.csv$/);
  const shown = await table(/^Opened in the last .*, not yet closed/).locator("tbody td").allTextContents();
  const of = (part) => backlog.rows.find((row) => row.part === part).unclosed;
  expect([of("open"), of("active"), of("all")]).toEqual([shown[0], shown[1], shown.at(-1)].map((text) => text.trim()));
  expect(backlog.rows.every((row) => row.last === "36h")).toBe(true);

  const months = (await take(/^CSV Resolution time/)).rows;
  const columns = page.getByRole("region", { name: /^Resolution time/ }).locator(".yearbook tbody tr");
  const closed = await columns.nth(0).locator("td").allTextContents();
  expect(months.map((row) => row.closed)).toEqual(closed.map((text) => text.trim()));
});

for (const [name, viewport] of Object.entries(SCREENS)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`a wall screen shows its cards and nothing else, ${name}, ${colorScheme}`, async ({ helpdesk, people, playwright }) => {
      await campus(helpdesk, playwright);
      const { page } = await people.enter("helpdesk", "Mira Holt", { viewport, colorScheme, reducedMotion: "reduce" });
      await page.goto(`/analytics?last=7d&show=${FOUR}`);
      await page.getByRole("link", { name: "Wall screen" }).click();
      await page.waitForURL(/last=7d.*&kiosk$/);
      await expect(page.locator(".card:visible")).toHaveCount(4);
      await expect(page.getByRole("navigation")).toHaveCount(0);
      await expect(page.getByRole("heading", { name: "Opened in the last 7 days, not yet closed" })).toBeVisible();
      await expect(page.locator(".card__foot:visible, .board__head details:visible")).toHaveCount(0);
      const high = await page.getByRole("main").evaluate((main) => main.scrollHeight - main.clientHeight);
      expect(high, "everything fits on the screen").toBeLessThanOrEqual(0);
      await page.mouse.move(300, 900); // away from the head, as on a wall
      await examine(page, `wall-${name}-${colorScheme}`);
      await page.keyboard.press("Escape");
      await page.waitForURL((url) => url.search === `?last=7d&show=${FOUR}`);
      await expect(page.getByRole("link", { name: "Wall screen" })).toBeVisible();
    });
  }
}

test("on a wall of all cards nothing is cut at its side, because nobody scrolls there", async ({ helpdesk, people, playwright }) => {
  await campus(helpdesk, playwright);
  const { page } = await people.enter("helpdesk", "Mira Holt", { viewport: SCREENS.wide });
  await page.goto("/analytics?last=7d&kiosk");
  await expect(page.locator(".card:visible")).toHaveCount(9);
  const cut = () => page.locator(".card__body, .shares__scroll").evaluateAll((parts) => parts.filter((of) => of.scrollWidth > of.clientWidth).length);
  await expect.poll(cut).toBe(0);
});

test("the way back is brought out by the keyboard, and figures move on the wall too", async ({ helpdesk, people, playwright }) => {
  const { page } = await people.enter("helpdesk", "Mira Holt", { viewport: SCREENS.wide });
  await page.goto("/analytics?kiosk&last=24h");
  const back = page.getByRole("link", { name: /^Leave the wall screen/ });
  await back.focus();
  await expect(back).toHaveCSS("opacity", "1");
  await campus(helpdesk, playwright);
  await expect(page.getByRole("region", { name: /^Opened in the last/ }).locator(".figure__value")).toContainText("3");
  await back.press("Enter");
  await page.waitForURL(/\/analytics\?last=24h$/);
});

test.describe("the server goes away", () => {
  test.use({ outage: true });

  test("a wall screen goes on, and loads itself anew when the server is another one", async ({ helpdesk, people, playwright }) => {
    const { page } = await people.enter("helpdesk", "Mira Holt", { viewport: SCREENS.wide });
    await page.goto("/analytics?kiosk");
    const said = page.getByRole("region", { name: /^Opened in the last/ }).locator(".figure__value");
    await expect(said).toContainText("0");
    await helpdesk.kill();
    await helpdesk.up();
    await campus(helpdesk, playwright);
    await expect(said, "it is live again").toContainText("3", { timeout: 45_000 });

    // what a newer server would answer
    await page.route(/\/analytics\?kiosk/, async (route) => {
      if (route.request().resourceType() !== "fetch") return route.continue();
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replaceAll("/assets/", "/assets/newer-") });
    });
    const loaded = page.waitForEvent("load", { timeout: 45_000 });
    await helpdesk.kill();
    await helpdesk.up();
    await loaded;
    await expect(said).toContainText("3", { timeout: 20_000 });
  });

  test("a wall screen whose session is over says so and leads to the entry", async ({ helpdesk, people }) => {
    const { page, context } = await people.enter("helpdesk", "Mira Holt", { viewport: SCREENS.wide });
    await page.goto("/analytics?kiosk&last=7d");
    await expect(page.locator(".card").first()).toBeVisible();
    await helpdesk.kill();
    await context.clearCookies();
    await helpdesk.up();
    const over = page.getByRole("alert").filter({ hasText: "The session of this screen is over." });
    await expect(over).toBeVisible({ timeout: 45_000 });
    await expect(page.getByRole("main"), "nothing is live").toHaveAttribute("data-offline", "");
    await examine(page, "wall-over");
    await over.getByRole("link", { name: "Enter again" }).click();
    await page.getByLabel("Your name").fill("Mira Holt");
    await page.getByRole("button", { name: "Helpdesk staff" }).click();
    await page.waitForURL(/\/analytics\?last=7d&kiosk$/);
  });
});
