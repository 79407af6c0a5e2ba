// The main job from end to end, three people at once: report, chat, take, close, watch. Nobody reloads anything.

import { Caller } from "../harness/api.js";
import { Dashboard, QueuePage, ThreadPage, TicketsPage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

const PROBLEM = "The elevator in the library is stuck between floors";
const MORE = `${PROBLEM}, somebody is inside`;

/** Marks the page; a page that was loaded again has lost its mark. */
const mark = (page) => page.evaluate(() => { window.stayed = true; });
const stayed = (page) => page.evaluate(() => window.stayed === true);

test("an elevator is stuck: from the report to the closing, seen by user, helpdesk and manager", async ({ helpdesk, people, playwright }) => {
  const [ana, dana, mira] = await Promise.all([people.enter("user", "Ana Reyes"), people.enter("helpdesk", "Dana Ito"), people.enter("helpdesk", "Mira Holt")]);
  const list = new TicketsPage(ana.page);
  const queue = new QueuePage(dana.page);
  const board = new Dashboard(mira.page);
  await mira.page.goto("/analytics");
  await Promise.all([mark(dana.page), mark(mira.page)]);
  const nothing = { open: 0, active: 0, facility: 0, closed: 0, stillOpen: 0, working: 0 };
  await expect.poll(() => board.figures()).toEqual(nothing);

  await test.step("the category appears while the user writes, with its reasons", async () => {
    await list.box.pressSequentially(PROBLEM);
    await expect(list.guess).toContainText("Facility management");
    await expect(list.guess).toContainText(/elevator|stuck|library/);
  });

  const ticket = await test.step("the ticket is sent", () => list.send());
  const thread = new ThreadPage(ana.page);
  await mark(ana.page);
  await board.shows({ ...nothing, open: 1, facility: 1, stillOpen: 1 }, "the opening");
  await expect(ana.page.getByText("Facility management").first()).toBeVisible();

  await test.step("the helpdesk sees the row appear and takes the ticket", async () => {
    await expect(queue.row(PROBLEM)).toContainText("Ana Reyes");
    await queue.row(PROBLEM).click();
    await expect(queue.root.getByText(PROBLEM, { exact: true })).toBeVisible();
    await queue.step("Take").click();
    await board.shows({ ...nothing, active: 1, facility: 1, stillOpen: 1, working: 1 }, "the taking");
    await expect(queue.step("Close")).toBeVisible();
    await expect(thread.log).toContainText("Dana Ito took this ticket");
  });

  await test.step("both chat", async () => {
    await queue.say("I am calling the elevator company now.");
    await expect(thread.bubble("I am calling the elevator company now.")).toBeVisible();
    await thread.say("Thank you! I can hear somebody knocking.");
    await expect(thread.log.getByText(/^(Sent |Seen by the helpdesk)/)).toBeVisible();
    await expect(queue.bubble("Thank you! I can hear somebody knocking.")).toBeVisible();
  });

  await test.step("the user edits the description", async () => {
    await thread.edit(MORE);
    await expect(ana.page.getByText(MORE, { exact: true })).toBeVisible();
    await expect(queue.root.getByText(MORE, { exact: true })).toBeVisible();
    await expect(queue.log).toContainText("Ana Reyes edited the description");
  });

  await test.step("the helpdesk closes it: the user loses sight of it, the helpdesk keeps it", async () => {
    await queue.step("Close").click();
    await board.shows({ ...nothing, closed: 1 }, "the closing");
    await expect(ana.page.getByText("This ticket is closed.")).toBeVisible();
    await expect(thread.box).toBeHidden();
  });

  expect(await Promise.all([ana, dana, mira].map(({ page }) => stayed(page))), "no page was loaded again").toEqual([true, true, true]);

  await test.step("and so it stays", async () => {
    await ana.page.goto(`/tickets/${ticket}`);
    await expect(ana.page.getByText("This ticket was closed by the helpdesk.")).toBeVisible();
    await expect(ana.page.getByText(MORE)).toHaveCount(0);
    await ana.page.goto("/tickets");
    await expect(ana.page.getByText("Nothing of yours is open.")).toBeVisible();
    await dana.page.goto("/queue?view=closed");
    await queue.row("Ana Reyes").click();
    await expect(queue.bubble("Thank you! I can hear somebody knocking.")).toBeVisible();
    await expect(queue.box).toBeHidden();
  });

  await test.step("the log says the same", async () => {
    const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
    const events = await desk.events(ticket);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect(events.map(({ kind }) => kind)).toEqual(["opened", "status", "assigned", "message", "message", "edited", "status"]);
    await desk.leave();
  });
});
