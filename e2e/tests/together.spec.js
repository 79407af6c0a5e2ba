// Two people want the same thing at once, and somebody means harm. Nothing is lost, nothing becomes markup.

import { Caller } from "../harness/api.js";
import { QueuePage, ThreadPage, TicketsPage } from "../harness/faces.js";
import { hold } from "../harness/network.js";
import { expect, test } from "../harness/test.js";

test("two edit the same description: both texts are shown, and one chooses", async ({ helpdesk, people, playwright }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const ben = await people.enter("user", "Ben Okoro");
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const { id } = await desk.create("No water");
  await Promise.all([ana, ben].map(({ page }) => page.goto(`/tickets/${id}`)));
  const text = (person) => person.page.getByRole("textbox", { name: "Description" });
  for (const person of [ana, ben]) await person.page.getByRole("button", { name: "Edit", exact: true }).first().click();

  await text(ana).fill("No warm water in the gym");
  await ana.page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ana.page.getByText("No warm water in the gym", { exact: true })).toBeVisible();
  await expect(ben.page.getByText("Ana Reyes saved a change meanwhile")).toBeVisible();
  await expect(text(ben)).toHaveValue("No water");

  await text(ben).fill("No water in the kitchen");
  await ben.page.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = ben.page.getByRole("dialog", { name: "Somebody edited this at the same time" });
  await expect(dialog).toContainText("No warm water in the gym");
  await expect(dialog).toContainText("No water in the kitchen");
  await dialog.getByRole("button", { name: "Save mine" }).click();
  await expect(ana.page.getByText("No water in the kitchen", { exact: true })).toBeVisible();
  expect((await desk.ticket(id)).description).toBe("No water in the kitchen");
  await desk.leave();
});

test("two take the same ticket: one gets it, the other hears who and keeps the draft", async ({ helpdesk, people, playwright }) => {
  const dana = await people.enter("helpdesk", "Dana Ito");
  const eli = await people.meet("helpdesk", "Eli Brandt");
  const news = await hold(eli.page);
  await eli.enter();
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const { id } = await user.create("Wi-Fi is down in the dormitory");
  const [first, second] = [dana, eli].map(({ page }) => new QueuePage(page));
  for (const queue of [first, second]) {
    await queue.row("Wi-Fi is down").click();
    await queue.box.fill("On my way");
  }

  news.stop(); // a slow network: Eli has not heard yet that Dana was faster
  await first.step("Take").click();
  await expect(first.step("Close")).toBeVisible();
  await second.step("Take").click();
  news.go();
  await expect(eli.page.getByText(/^Taken by Dana Ito [0-9]+ s ago/)).toBeVisible();
  for (const queue of [first, second]) await expect(queue.box).toHaveValue("On my way");
  await expect(second.step("Close")).toBeVisible();
  await expect.poll(async () => (await user.events(id)).map(({ kind }) => kind)).toEqual(["opened", "status", "assigned"]);
  expect((await user.ticket(id)).assignee.name).toBe("Dana Ito");
  await user.leave();
});

test("a double click on Take takes, and does not close", async ({ helpdesk, people, playwright }) => {
  const dana = await people.enter("helpdesk", "Dana Ito");
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const { id } = await user.create("The lamp in the corridor flickers");
  const queue = new QueuePage(dana.page);
  await queue.row("The lamp").click();
  await queue.step("Take").dblclick();
  await expect(queue.step("Close")).toBeEnabled();
  expect((await user.ticket(id)).status).toBe("active");
  await user.leave();
});

test("who knows the keys takes and closes without waiting: a key cannot mean the other step", async ({ helpdesk, people, playwright }) => {
  const dana = await people.enter("helpdesk", "Dana Ito");
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const { id } = await user.create("The lamp in the corridor flickers");
  const queue = new QueuePage(dana.page);
  await queue.row("The lamp").click();
  await expect(queue.step("Take")).toBeVisible();
  await dana.page.evaluate(() => {
    const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    new MutationObserver((_, watch) => {
      if (!document.querySelector('[data-part="step"]')?.textContent.includes("Close")) return;
      watch.disconnect();
      press("e");
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    press("a");
    press("a");
  });
  await expect.poll(() => user.status(`/tickets/${id}`), { message: "the user may not see a closed ticket" }).toBe(404);
  expect((await Caller.as(dana).events(id)).map(({ kind }) => kind)).toEqual(["opened", "status", "assigned", "status"]);
  await user.leave();
});

test("hostile text is shown as it was written and becomes no element", async ({ people }) => {
  const mallory = await people.enter("user", '<b id="x">Mal</b>');
  const dana = await people.enter("helpdesk", "Dana Ito");
  const bad = '<img src=x onerror="document.title=1"> {{7*7}} <script>document.title=2</script> \u202Egnp.exe';
  await new TicketsPage(mallory.page).send(bad);
  const thread = new ThreadPage(mallory.page);
  await thread.say(bad);
  const queue = new QueuePage(dana.page);
  await queue.row("Mal").click();
  await expect(queue.bubble(bad)).toBeVisible();
  for (const { page } of [mallory, dana]) {
    await expect(page.locator("img[src=x], #x, main script")).toHaveCount(0);
    expect(await page.title()).not.toMatch(/^[12]$/);
  }
});

test("bad input says what is wrong and keeps what was typed", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const list = new TicketsPage(ana.page);
  await ana.page.getByRole("button", { name: "Send to the helpdesk" }).click();
  await expect(list.box).toHaveAccessibleDescription(/there must be some/);
  // the server refuses U+0000; the sentence says so, and the text comes back into its box
  await list.box.fill("The printer \u0000 is jammed");
  await ana.page.getByRole("button", { name: "Send to the helpdesk" }).click();
  await expect(list.box).toHaveAccessibleDescription(/U\+0000|character|not allowed/i);
  await expect(list.box).toHaveValue(/The printer .* is jammed/);
  await expect(ana.page).toHaveURL(/\/tickets$/);
});
