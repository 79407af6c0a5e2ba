// One ticket at the helpdesk: who has it, sent and closed in one go, drafts of both tabs, what is announced.

import { Caller } from "../harness/api.js";
import { QueuePage } from "../harness/faces.js";
import { png } from "../harness/pictures.js";
import { expect, test } from "../harness/test.js";

test("a ticket is given to me, to a colleague and to nobody, and stands so in row, head and details", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const rosa = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa Lind");
  const { id } = await user.create("The projector stays black");
  await rosa.note(id, "I know this one");
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  await dana.page.goto(`/queue?view=unclosed&ticket=${id}`);
  const details = dana.page.getByRole("complementary", { name: "Details" });
  const head = queue.root.getByRole("group", { name: "About this ticket" });
  await queue.step("Take").click();
  await expect(details).toContainText("Dana Ito (you)");
  await expect(dana.page.getByRole("link", { name: /^Active, mine/ })).toContainText("1");

  const give = async (whom) => {
    await details.getByRole("button", { name: "Change who it is assigned to" }).click();
    await details.getByRole("combobox", { name: "Assign to" }).selectOption(whom);
    await details.getByRole("button", { name: "Save" }).click();
    await expect(details.getByRole("combobox", { name: "Assign to" })).toBeHidden();
  };
  await give("Rosa Lind");
  await expect(head).toContainText("with Rosa Lind");
  await expect(queue.row("The projector")).toContainText("Rosa Lind");
  await expect(details).toContainText("Rosa Lind");
  expect((await rosa.ticket(id)).assignee.name).toBe("Rosa Lind");
  await give("Nobody");
  await expect(head).toContainText("with nobody");
  await expect(queue.row("The projector"), "what was taken says that it has nobody").toContainText("nobody");
  await details.getByRole("button", { name: "Assign to me" }).click();
  await expect(queue.row("The projector")).toContainText("Dana Ito");
  await expect(details.getByRole("button", { name: "Assign to me" })).toBeHidden();
  await Promise.all([user.leave(), rosa.leave()]);
});

test("a take that was cut off in the middle is finished when its ticket is looked at again", async ({ people }) => {
  const dana = await people.enter("helpdesk", "Dana Ito");
  const desk = Caller.as(dana);
  const { id } = await desk.create("The lamp flickers");
  await desk.step(id, "active"); // the first of the two commands, and no more
  await dana.page.goto(`/queue?view=mine&ticket=${id}`);
  await expect.poll(async () => (await desk.ticket(id)).assignee?.name).toBe("Dana Ito");
  await expect(new QueuePage(dana.page).row("The lamp")).toBeVisible();
});

test("send and close posts, then closes; a reply that fails closes nothing", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const { id } = await user.create("The tap drips");
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  await dana.page.goto(`/queue?ticket=${id}`);
  const button = queue.root.getByRole("button", { name: "Send and close" });
  await expect(queue.step("Take")).toBeVisible();
  await expect(button, "closing is not the next step of an open ticket").toBeHidden();
  await queue.step("Take").click();
  await expect(button).toBeVisible();
  await queue.root.getByRole("tab", { name: "Internal note" }).click();
  await expect(button, "a note is no answer").toBeHidden();
  await queue.root.getByRole("tab", { name: "Reply" }).click();

  await queue.box.fill("It is \u0000 mended"); // the server takes no U+0000
  await button.click();
  await expect(queue.log.getByRole("alert")).toContainText("Not sent");
  await expect(dana.page.getByText(`Your reply was not sent, so #${id} was not closed.`)).toBeVisible();
  expect((await user.ticket(id)).status).toBe("active");
  await queue.log.getByRole("button", { name: "Discard" }).click();

  await queue.box.fill("It is mended, thank you");
  await button.click();
  await expect(dana.page.getByText(`Your reply is sent and #${id} is closed.`)).toBeVisible();
  const log = await Caller.as(dana).events(id);
  expect(log.slice(-2).map(({ kind, data }) => data.body ?? data.to ?? kind)).toEqual(["It is mended, thank you", "closed"]);
  await user.leave();
});

test("a picture without a word is an answer too, and is sent before its ticket is closed", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const { id } = await user.create("The door of the workshop does not shut");
  const dana = await people.enter("helpdesk", "Dana Ito");
  const desk = Caller.as(dana);
  await desk.step(id, "active");
  await dana.page.goto(`/queue?ticket=${id}`);
  await dana.page.locator('[data-part="file-input"]').setInputFiles(png("mended.png"));
  await new QueuePage(dana.page).root.getByRole("button", { name: "Send and close" }).click();
  await expect(dana.page.getByText(`Your reply is sent and #${id} is closed.`)).toBeVisible();
  const [message, closing] = (await desk.events(id)).slice(-2);
  expect([message.data.attachments?.[0]?.name, closing.data.to]).toEqual(["mended.png", "closed"]);
  await user.leave();
});

test("each tab of the composer keeps its own draft, per ticket, over a reload", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const { id } = await user.create("The tap drips");
  const other = await user.create("The lamp flickers");
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  const note = queue.root.getByRole("textbox", { name: "Internal note" });
  await dana.page.goto(`/queue?ticket=${id}`);
  await queue.box.fill("Dear Noor");
  await queue.root.getByRole("tab", { name: "Internal note" }).click();
  await expect(note).toHaveValue("");
  await note.fill("A washer is missing");
  await dana.page.reload();
  await expect(queue.box).toHaveValue("Dear Noor");
  await queue.root.getByRole("tab", { name: "Internal note" }).click();
  await expect(note).toHaveValue("A washer is missing");
  await queue.row("The lamp").click();
  await expect(queue.root.getByText("The lamp flickers", { exact: true })).toBeVisible();
  await expect(queue.box).toHaveValue("");
  expect((await user.events(id)).length + (await user.events(other.id)).length, "nothing was sent").toBe(2);
  await user.leave();
});

test("notifications are off until asked for; then news of others are told once, and counted in title and icon", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const dana = await people.meet("helpdesk", "Dana Ito", { permissions: ["notifications"] });
  await dana.context.addInitScript(() => {
    // the real class, and a list of what it showed
    globalThis.shownNotices = [];
    const Real = globalThis.Notification;
    globalThis.Notification = class extends Real {
      constructor(title, options) {
        super(title, options);
        globalThis.shownNotices.push(`${title}: ${options.body}`);
      }
    };
  });
  await dana.enter();
  const queue = new QueuePage(dana.page);
  const told = () => dana.page.evaluate(() => globalThis.shownNotices);
  const icon = dana.page.locator('link[rel="icon"]');
  await expect(icon).toHaveAttribute("href", /\/icon\.svg$/);
  const first = await user.create("The lift is stuck");
  await expect(dana.page).toHaveTitle("(1) Open · Helpdesk");
  await expect(icon).toHaveAttribute("href", /\/icon-news\.svg$/);
  expect(await told(), "nobody asked for it").toEqual([]);

  await dana.page.getByRole("button", { name: "Notifications" }).click();
  const dialog = dana.page.getByRole("dialog", { name: "Notifications" });
  await expect(dialog.getByRole("checkbox", { name: "Play a sound" })).not.toBeChecked();
  await dialog.getByRole("checkbox", { name: "Show a notification" }).check();
  await dialog.getByRole("button", { name: "Close" }).click();
  await queue.row("The lift").click();
  await expect(dana.page, "it was read").toHaveTitle("Open · Helpdesk");
  await queue.step("Take").click();
  await expect(queue.step("Close")).toBeVisible();

  const second = await dana.context.newPage(); // another tab of the same person
  await second.goto("/queue");
  await user.say(first.id, "Somebody is inside");
  await expect(queue.bubble("Somebody is inside")).toBeVisible();
  const { id } = await user.create("The lamp flickers");
  await expect.poll(told).toContainEqual(`New ticket #${id} from Noor: The lamp flickers`);
  await expect(second).toHaveTitle(/^\(1\)/);
  const all = [...(await told()), ...(await second.evaluate(() => globalThis.shownNotices))];
  expect(all, "by one tab, and not of what is looked at").toEqual([`New ticket #${id} from Noor: The lamp flickers`]);
  await user.leave();
});
