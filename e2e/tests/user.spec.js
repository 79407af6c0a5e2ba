// What a user meets around a ticket, on a phone and on a desk: the place in line, what is like it, links on doors, the end and
// what comes after it.

import { Caller } from "../harness/api.js";
import { QueuePage, ThreadPage, TicketsPage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

for (const [size, viewport] of Object.entries(SIZES)) {
  test.describe(size, () => {
    const look = { viewport };

    test("the place in line moves when another is taken, and goes when it is one's turn", async ({ helpdesk, people, playwright }) => {
      const other = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
      const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Dana");
      for (let n = 0; n < 5; n += 1) await desk.take((await other.create(`The elevator ${n} is stuck`)).id);
      const first = await other.create("The elevator in the library is stuck");
      const ana = await people.enter("user", "Ana Reyes", look);
      await new TicketsPage(ana.page).send("The elevator in the annex is stuck");
      const line = ana.page.getByRole("region", { name: "Place in line" });
      await expect(line).toContainText("Place in line 2, usually under a minute");
      await expect(line).toContainText("The page may be closed; the ticket waits.");
      await expect(line.locator("circle")).toHaveCount(2);
      await ana.page.screenshot({ path: `shots/line-${size}.png` });
      await desk.take(first.id);
      await expect(line).toContainText("Place in line 1");
      await desk.take(Number(ana.page.url().match(/\d+$/)[0]));
      await expect(line).toBeHidden();
      await Promise.all([other.leave(), desk.leave()]);
    });

    test("closed while watching: one tap rates it once, and a follow-up carries the number", async ({ helpdesk, people, playwright }) => {
      test.slow(); // eight pages and two people
      const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Dana");
      const ana = await people.enter("user", "Ana Reyes", look);
      await new TicketsPage(ana.page).send("The radiator is cold");
      const id = Number(ana.page.url().match(/\d+$/)[0]);
      await desk.take(id);
      await expect(new ThreadPage(ana.page).box).toBeVisible();
      await desk.close(id);
      await expect(ana.page.getByText("This ticket is closed.")).toBeVisible();
      await ana.page.screenshot({ path: `shots/closed-watching-${size}.png` });
      await ana.page.getByRole("button", { name: "4 of 5 stars" }).click();
      await expect(ana.page.getByText("Thank you. You gave 4 of 5 stars.")).toBeVisible();
      expect((await desk.ticket(id)).rating).toBe(4);

      await ana.page.reload();
      await expect(ana.page.getByText("This ticket was closed by the helpdesk.")).toBeVisible();
      await expect(ana.page.getByText("You gave 4 of 5 stars.")).toBeVisible();
      await expect(ana.page.getByRole("button", { name: "4 of 5 stars" })).toBeHidden();
      await ana.page.screenshot({ path: `shots/closed-rated-${size}.png` });
      await ana.page.goto("/tickets");
      await expect(ana.page.getByRole("region", { name: "Recently closed" })).toContainText(`#${id}`);
      await expect(ana.page.getByRole("region", { name: "Recently closed" })).not.toContainText("radiator");
      await ana.page.screenshot({ path: `shots/recently-closed-${size}.png` });

      await ana.page.getByRole("link", { name: "Start a follow-up" }).click();
      await expect(ana.page.getByText(`Follow-up of #${id}`)).toBeVisible();
      await ana.page.getByRole("textbox", { name: "What is wrong, and where?" }).fill("It is cold again");
      await ana.page.screenshot({ path: `shots/follow-up-${size}.png` });
      await ana.page.getByRole("button", { name: "Send to the helpdesk" }).click();
      await ana.page.waitForURL(/\/tickets\/\d+$/);
      const next = Number(ana.page.url().match(/\d+$/)[0]);
      await expect(ana.page.getByText(`Follow-up of #${id}`)).toBeVisible();
      await expect(ana.page.getByRole("link", { name: `Follow-up of #${id}` }), "a user learns only the number").toHaveCount(0);
      expect((await desk.ticket(id)).followed_by).toEqual([next]);

      const dana = await people.enter("helpdesk", "Dana Ito", look);
      await dana.page.goto(`/queue?ticket=${next}`);
      const queue = new QueuePage(dana.page);
      await expect(queue.box).toBeVisible();
      const details = dana.page.getByRole("complementary", { name: "Details" });
      if (!(await details.isVisible())) await dana.page.getByRole("button", { name: "Details" }).click();
      await details.getByRole("link", { name: `#${id}` }).click();
      await dana.page.waitForURL(new RegExp(`ticket=${id}$`));
      if (!(await details.isVisible())) await dana.page.getByRole("button", { name: "Details" }).click();
      await expect(details).toContainText("4 of 5 stars");
      await dana.page.screenshot({ path: `shots/details-links-${size}.png` });
      await expect(details.getByRole("link", { name: `#${next}` })).toBeVisible();
      await desk.leave();
    });

    test("tickets near the same place are shown before sending, and one of them opens", async ({ helpdesk, people, playwright }) => {
      const other = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
      for (const text of ["The projector stays black", "No picture over HDMI", "Dark screen"]) await other.create(text, { building: "Library", room: "204" });
      const ana = await people.enter("user", "Ana Reyes", look);
      const box = ana.page.getByRole("textbox", { name: "What is wrong, and where?" });
      await box.fill("The projector is dark");
      await ana.page.locator("#building").pressSequentially("Lib");
      await expect(ana.page.locator('datalist[id^="places-"] option[value="Library"]')).toBeAttached();
      await ana.page.locator("#building").fill("Library");
      await ana.page.locator("#room").focus();
      await expect(ana.page.locator('datalist[id^="places-"] option[value="204"]')).toBeAttached();
      await ana.page.locator("#room").fill("204");
      await expect(ana.page.getByText("3 open tickets near Library 204: is it one of these?")).toBeVisible();
      await ana.page.screenshot({ path: `shots/similar-${size}.png` });
      await expect(ana.page.getByRole("button", { name: "Send to the helpdesk" })).toBeEnabled();
      await ana.page.getByRole("region", { name: "Similar tickets" }).getByRole("link", { name: /The projector stays black/ }).click();
      await expect(ana.page.getByText("The projector stays black", { exact: true })).toBeVisible();
      await ana.page.goBack();
      await expect(box, "what was written is still there").toHaveValue("The projector is dark");
      await other.leave();
    });

    test("a poster's code leads to a new ticket with the place filled in", async ({ helpdesk, people, playwright }) => {
      const other = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
      await other.create("No light", { building: "Library", room: "204" });
      const dana = await people.enter("helpdesk", "Dana Ito", look);
      await dana.page.goto("/posters");
      await expect(dana.page.getByText("Phones cannot reach this address")).toBeVisible();
      await dana.page.getByRole("checkbox", { name: "Library 204" }).check();
      await dana.page.locator("#building").fill("Main building");
      await dana.page.getByRole("button", { name: "Show posters" }).click();
      const posters = dana.page.getByRole("region", { name: "Posters" }).getByRole("article");
      await expect(posters).toHaveCount(2);
      await expect(dana.page.getByRole("checkbox", { name: "Library 204" })).toBeChecked();
      await dana.page.screenshot({ path: `shots/posters-${size}.png`, fullPage: true });
      const url = await posters.first().locator(".poster__url").innerText();

      await dana.page.emulateMedia({ media: "print" });
      await expect(dana.page.getByRole("button", { name: "Show posters" })).toBeHidden();
      await expect(posters.first().getByRole("img")).toBeVisible();
      const ink = await posters.first().locator(".poster__ink").evaluate((el) => getComputedStyle(el).fill);
      expect(ink, "black in every theme").toBe("rgb(0, 0, 0)");
      await dana.page.screenshot({ path: `shots/posters-print-${size}.png`, fullPage: true });
      await dana.page.pdf({ path: `shots/posters-${size}.pdf`, format: "A4", printBackground: true });

      const ana = await people.meet("user", "Ana Reyes", look);
      await ana.page.goto(url);
      await ana.page.getByLabel("Your name").fill("Ana Reyes");
      await ana.page.getByRole("button", { name: "I need help" }).click();
      await ana.page.waitForURL(/\/tickets\/new/);
      await expect(ana.page.locator("#building")).toHaveValue("Library");
      await expect(ana.page.locator("#room")).toHaveValue("204");
      await other.leave();
    });
  });
}
