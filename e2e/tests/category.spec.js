// The category from the words: seen while typing, corrected with one click, learnt, taken back, counted on the dashboard;
// with a mouse, with keys, and as a screen reader hears it.

import { Caller } from "../harness/api.js";
import { QueuePage, TicketsPage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

/** Says nothing of any subject, so the guess is unsure. */
const VAGUE = "It happened again this morning";
/** A word that no corpus knows. */
const ODD = "zorblatt";

test("the chip comes while one types, tells its words, and holds nobody up", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const tickets = new TicketsPage(ana.page);
  await tickets.box.pressSequentially("The radiator in my dorm room is ice cold");
  await expect(tickets.guess).toContainText("Facility management");
  await expect(tickets.guess).toContainText("because of");
  await expect(tickets.guess.locator("mark").first()).toHaveText("radiator");
  await expect(tickets.guess).toContainText(/[0-9]+ %/);
  await tickets.box.fill(VAGUE);
  await expect(tickets.guess).toContainText("please check");

  await ana.page.route("**/api/v1/classify", () => {}); // nobody answers
  await tickets.box.fill("The projector has no picture");
  const ticket = await tickets.send();
  expect(ticket, "sent although nobody guesses along").toBeGreaterThan(0);
});

test("one click in the queue corrects, everybody's next guess knows it, and Undo takes it back", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const before = await user.classify(ODD);
  const { id } = await user.create(ODD);
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  const item = queue.list.getByRole("listitem").filter({ hasText: `#${id}` });
  await expect(item).toContainText("Please check");
  const wanted = before.category === "technical_it" ? ["Facility management", "facility_management"] : ["Technical IT", "technical_it"];
  const choices = item.getByRole("group", { name: "Correct the category" });
  await expect(choices.getByRole("button", { pressed: true })).toHaveCount(1);
  await choices.getByRole("button", { name: wanted[0] }).dblclick();
  await expect(dana.page.getByRole("status").filter({ hasText: `#${id} went to ${wanted[0]}` })).toBeVisible();
  await expect(item.getByText("Please check")).toBeHidden();
  await expect(choices.getByRole("button", { name: wanted[0] })).toHaveAttribute("aria-pressed", "true");
  await expect(dana.page, "the click did not open the ticket").not.toHaveURL(/ticket=/);
  expect((await user.classify(`my ${ODD}`)).category).toBe(wanted[1]);

  const ana = await people.enter("user", "Ana Reyes");
  const tickets = new TicketsPage(ana.page);
  await tickets.box.fill(`my ${ODD} too`);
  await expect(tickets.guess).toContainText(wanted[0]);

  await expect(dana.page.getByRole("button", { name: "Undo" }), "a double click is one").toHaveCount(1);
  await dana.page.getByRole("button", { name: "Undo" }).click();
  await expect(dana.page.getByRole("status").filter({ hasText: `#${id} is back with` })).toBeVisible();
  await expect.poll(() => user.classify(ODD), "as if it had never been").toEqual(before);
  const log = await user.events(id);
  expect(log.map(({ kind, data }) => (kind === "category" ? data.to : kind))).toEqual(["opened", wanted[1], before.category]);
  await user.leave();
});

test("Undo does not undo what a colleague has decided meanwhile", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Erik");
  const { id } = await user.create("The elevator is stuck");
  const dana = await people.enter("helpdesk", "Dana Ito");
  const item = new QueuePage(dana.page).list.getByRole("listitem").filter({ hasText: `#${id}` });
  await item.hover();
  await item.getByRole("button", { name: "Technical IT" }).click();
  await expect(dana.page.getByRole("button", { name: "Undo" })).toBeVisible();
  await desk.correct(id, "services_complaints");
  await expect(item).toContainText("Services");
  await dana.page.getByRole("button", { name: "Undo" }).click();
  await expect(dana.page.getByText(`Meanwhile somebody moved #${id} to Services and complaints.`)).toBeVisible();
  expect((await user.ticket(id)).category).toBe("services_complaints");
  await user.leave();
  await desk.leave();
});

test("a word without end breaks no page", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes", { viewport: { width: 390, height: 844 } });
  const tickets = new TicketsPage(ana.page);
  await tickets.box.fill(`printer ${"Benutzerverwaltungsdatenbankverbindungsfehlermeldungsanzeige".repeat(5)}`);
  await expect(tickets.guess).toBeVisible();
  const wide = () => ana.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wide()).toBeLessThanOrEqual(0);
  await tickets.send();
  expect(await wide()).toBeLessThanOrEqual(0);
});

test("a guess that is right is confirmed, by keys, and the thread says who did", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const { id, category } = await user.create(VAGUE);
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  const press = (key) => dana.page.keyboard.press(key);
  await expect(queue.row("It happened")).toBeVisible();
  await press("j");
  await press("Enter");
  const [inRow, inHead] = [queue.list, queue.root].map((place) => place.getByRole("group", { name: `Correct the category of #${id}` }));
  await expect(queue.root.getByRole("group", { name: "About this ticket" })).toContainText("please check");
  await press("c");
  await expect(inRow.getByRole("button", { pressed: true }), "in the row that one walks on").toBeFocused();
  await press("Enter");
  await expect(queue.log).toContainText("Dana Ito confirmed the category");
  await expect(queue.root.getByRole("group", { name: "About this ticket" })).not.toContainText("please check");
  expect((await user.ticket(id)).category_source).toBe("corrected");

  await queue.box.focus();
  await press("Escape");
  await dana.page.evaluate(() => document.activeElement?.blur());
  await press("c");
  await expect(inHead.getByRole("button", { pressed: true }), "else in the thread").toBeFocused();
  await press(category === "services_complaints" ? "Shift+Tab" : "Tab");
  await press("Enter");
  await expect(queue.log).toContainText("Dana Ito changed the category to");
  expect((await user.ticket(id)).category).not.toBe(category);

  await dana.page.goto(`/tickets/${id}`);
  await expect(dana.page.getByRole("group", { name: "Correct the category" })).toBeVisible();
  const ana = await people.enter("user", "Ana Reyes");
  await ana.page.goto(`/tickets/${id}`);
  await expect(ana.page.getByText(VAGUE, { exact: true })).toBeVisible();
  await expect(ana.page.getByRole("group", { name: "Correct the category" }), "a user corrects nothing").toHaveCount(0);
  await user.leave();
});

test("the dashboard tells the share that was corrected, and each number leads to its tickets", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const made = [];
  for (const text of ["The elevator is stuck", "The heating is cold", "The toilet is blocked", "The lamp is broken"]) made.push(await user.create(text));
  const mira = await people.enter("helpdesk", "Mira Holt");
  await mira.page.goto("/analytics");
  const card = mira.page.getByRole("region", { name: "Corrected categories by opening month" }).first();
  await expect(card).toContainText("Of 4 tickets of these months no category was corrected.");
  await desk.correct(made[0].id, "services_complaints");
  await expect(card, "live").toContainText("Of 4 tickets of these months 1 got another category: 25 %.");
  await expect(card.getByRole("row", { name: "Facility management" })).toContainText("25 %");
  await desk.take(made[1].id);
  await desk.close(made[1].id);
  await card.getByRole("row", { name: "Facility management" }).getByRole("link", { name: "1" }).click();
  const queue = new QueuePage(mira.page);
  await expect(queue.list.getByRole("listitem")).toHaveCount(1);
  await expect(queue.list).toContainText("Found: Facility management");
  await expect(queue.list).toContainText("The elevator is stuck");
  await queue.list.getByRole("link", { name: "Remove filter" }).last().click();
  await expect(queue.list.getByRole("listitem"), "open, active and closed ones").toHaveCount(4);

  await mira.page.goto("/queue?view=all&corrected=true");
  await expect(queue.list.getByRole("listitem")).toHaveCount(1);
  await desk.correct(made[0].id, "facility_management");
  await expect(queue.list.getByRole("listitem"), "taken back, so it leaves the list").toHaveCount(0);
  await user.leave();
  await desk.leave();
});
