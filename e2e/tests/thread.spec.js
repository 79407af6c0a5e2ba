// A thread between two people: who writes, who looks, who has read how far, what is new; long threads; links; versions.

import { Caller } from "../harness/api.js";
import { QueuePage, ThreadPage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

// tests write faster than people
test.use({ variables: { HELPDESK_RATE_USER: "1000/1000", HELPDESK_RATE_HELPDESK: "1000/1000", HELPDESK_RATE_TICKET: "1000/1000" } });

const SEEN = "Seen by the helpdesk";

test("who writes and who looks is shown in the thread and in the queue, and ends", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const rosa = await people.enter("helpdesk", "Rosa");
  const ben = await people.enter("helpdesk", "Ben");
  const { id } = await Caller.as(ana).create("The heating in my room is cold");
  await ana.page.goto(`/tickets/${id}`);
  await ben.page.goto("/queue");
  const desk = new QueuePage(ben.page);
  await expect(desk.row("Ana Reyes")).toBeVisible();
  await rosa.page.goto(`/queue?ticket=${id}`);

  await expect(ana.page.getByText("Rosa is looking at this too")).toBeVisible();
  await expect(desk.row("Ana Reyes")).toHaveAccessibleName(/looked at by Rosa/);
  await new QueuePage(rosa.page).box.pressSequentially("Hello");
  await expect(ana.page.getByText("Rosa is typing…")).toBeVisible();
  await expect(desk.row("Ana Reyes")).toHaveAccessibleName(/typing…/);

  await rosa.page.getByRole("textbox", { name: "Reply" }).press("Enter");
  await expect(new ThreadPage(ana.page).bubble("Hello")).toBeVisible();
  await expect(ana.page.getByText("Rosa is typing…")).toBeHidden();
  await expect(desk.row("Ana Reyes")).toHaveAccessibleName(/Helpdesk: Hello/);

  // a note is nobody's business but the helpdesk's, nor is that one is written
  await rosa.page.getByRole("tab", { name: "Internal note" }).click();
  await rosa.page.getByRole("textbox", { name: "Internal note" }).pressSequentially("secret");
  await new ThreadPage(ana.page).box.pressSequentially("Hi");
  await expect(rosa.page.getByText("Ana Reyes is typing…")).toBeVisible();
  await expect(ana.page.getByText("Rosa is typing…")).toBeHidden();
  await rosa.page.goto("/analytics");
  await expect(ana.page.getByText("Rosa is looking at this too")).toBeHidden();
  await expect(desk.row("Ana Reyes")).not.toHaveAccessibleName(/looked at by Rosa/);
});

test("a message is sent, then seen, and a fresh page still knows it", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const rosa = await people.enter("helpdesk", "Rosa");
  const { id } = await Caller.as(ana).create("The heating in my room is cold");
  await ana.page.goto(`/tickets/${id}`);
  const thread = new ThreadPage(ana.page);
  await thread.say("Is anybody there?");
  await expect(thread.log.getByText(/^Sent /)).toBeVisible();
  await expect(thread.log.getByText(SEEN)).toBeHidden();
  await rosa.page.goto(`/queue?ticket=${id}`);
  await expect(thread.log.getByText(SEEN)).toBeVisible();
  await expect.poll(async () => (await Caller.as(ana).receipts(id)).helpdesk, "the receipt is kept").toBe(2);
  await ana.page.reload();
  await expect(thread.log.getByText(SEEN)).toBeVisible();

  // and the other way round: the helpdesk learns that the one who asked has read
  const desk = new QueuePage(rosa.page);
  await desk.say("We are on our way");
  await expect(desk.log.getByText("Seen by Ana Reyes")).toBeVisible();
});

test("what is new is counted in lists, marked in the thread, and read on every device", async ({ browser, helpdesk, people, playwright }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const rosa = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const older = await Caller.as(ana).create("The heating in my room is cold");
  const newer = await Caller.as(ana).create("The window does not close");
  const mine = ana.page.getByRole("list").filter({ hasText: "window" }).first();
  await ana.page.goto(`/tickets/${older.id}`);
  await new ThreadPage(ana.page).say("I am in my room until noon");
  await ana.page.getByRole("link", { name: "My tickets" }).click();
  await expect(mine.getByRole("listitem").first()).toContainText("window");

  await rosa.say(older.id, "Is it cold in the corridor too?");
  await rosa.note(older.id, "The pump again");
  await expect(mine.getByRole("link", { name: /heating/ })).toHaveAccessibleName(/1 unread/);
  await rosa.say(older.id, "I am coming");
  await expect(mine.getByRole("link", { name: /heating/ })).toHaveAccessibleName(/2 unread/);
  await expect(mine.getByRole("listitem").first(), "what waits stands first").toContainText("heating");
  await expect(ana.page).toHaveTitle("(1) My tickets · Helpdesk");
  await ana.page.reload();
  await expect(mine.getByRole("link", { name: /heating/ })).toHaveAccessibleName(/2 unread/);
  await expect(ana.page).toHaveTitle("(1) My tickets · Helpdesk");

  await mine.getByRole("link", { name: /heating/ }).click();
  const log = new ThreadPage(ana.page).log;
  await expect(log.getByText("New", { exact: true })).toBeVisible();
  const lines = await log.evaluate((el) => Array.from(el.querySelectorAll(".unread-line, .bubble"), (one) => one.textContent));
  expect(lines).toEqual(["I am in my room until noon", "New", "Is it cold in the corridor too?", "I am coming"]);

  // another device of the same person: it has the cookie, and nothing that this browser remembers
  await expect.poll(async () => (await Caller.as(ana).receipts(older.id)).mine, "the receipt is kept").toBe(5);
  const phone = await browser.newContext({ baseURL: helpdesk.url, viewport: { width: 390, height: 844 } });
  await phone.addCookies(await ana.context.cookies());
  const page = await phone.newPage();
  await page.goto("/tickets");
  await expect(page.getByRole("link", { name: /window/ }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /unread/ })).toHaveCount(0);
  await rosa.say(newer.id, "We looked at the window");
  await expect(page.getByRole("link", { name: /window/ }).first()).toHaveAccessibleName(/1 unread/);
  await page.goto(`/tickets/${newer.id}`);
  await expect(new ThreadPage(page).bubble("We looked at the window")).toBeVisible();
  await ana.page.goto("/tickets");
  await expect(mine.getByRole("link", { name: /window/ })).toBeVisible();
  await expect(mine.getByRole("link", { name: /unread/ }), "read over there").toHaveCount(0);
  await phone.close();
  await rosa.leave();
});

test("what comes while the lists are read again is counted as well", async ({ helpdesk, people, playwright }) => {
  const ana = await people.enter("user", "Ana Reyes", { serviceWorkers: "block" });
  const rosa = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const { id } = await Caller.as(ana).create("The heating in my room is cold");
  await ana.page.goto(`/tickets/${id}`);
  await new ThreadPage(ana.page).say("I am in my room until noon");
  const heard = new Promise((hear) => {
    const look = ({ payload }) => { if (String(payload).includes("in the corridor")) hear(); };
    ana.page.on("websocket", (socket) => socket.on("framereceived", look));
  });
  await ana.page.route("**/api/v1/tickets?mine=true*", async (route) => {
    const before = await route.fetch();
    await rosa.say(id, "Is it cold in the corridor too?");
    await heard;
    await route.fulfill({ response: before });
  }, { times: 1 });
  await ana.page.goto("/tickets");
  await expect(ana.page.getByRole("link", { name: /heating/ }).first()).toHaveAccessibleName(/1 unread/);
  await rosa.leave();
});

test("a row of the queue counts what waits until it is read", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const rosa = await people.enter("helpdesk", "Rosa");
  const user = Caller.as(ana);
  const { id } = await user.create("The heating in my room is cold");
  await rosa.page.goto("/queue");
  const desk = new QueuePage(rosa.page);
  await expect(desk.row("heating"), "nobody has looked at it").toHaveAccessibleName(/unread/);
  for (let n = 1; n <= 11; n += 1) await user.say(id, `message ${n}`);
  await expect(desk.row("message 11")).toHaveAccessibleName(/9\+ unread/);
  await desk.row("message 11").click();
  await expect(desk.bubble("message 11")).toBeVisible();
  await expect(desk.row("message 11")).not.toHaveAccessibleName(/unread/);
  await rosa.page.goto("/queue");
  await expect(desk.row("message 11")).toBeVisible();
  await expect(desk.row("message 11")).not.toHaveAccessibleName(/unread/);
});

test("a reader far from the end is told how much is new, and older pages come by scrolling up", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const rosa = await people.enter("helpdesk", "Rosa");
  const [user, staff] = [Caller.as(ana), Caller.as(rosa)];
  const { id } = await user.create("The heating in my room is cold");
  for (let n = 1; n <= 140; n += 1) await (n % 5 === 0 ? staff : user).say(id, `message ${n}`);
  await ana.page.goto(`/tickets/${id}`);
  const thread = new ThreadPage(ana.page);
  await expect(thread.bubble("message 140")).toBeInViewport();
  await expect(thread.bubble("message 20")).toHaveCount(0);

  // up to the oldest that is held: the page before comes, and what was read stays where it was
  await thread.bubble("message 45").scrollIntoViewIfNeeded();
  const place = () => thread.bubble("message 45").evaluate((el) => el.getBoundingClientRect().top);
  await expect(thread.bubble("message 20")).toHaveCount(1);
  const before = await place();
  await expect(thread.bubble("message 45")).toBeInViewport();

  await staff.say(id, "message 141");
  await staff.say(id, "message 142");
  const pill = ana.page.getByRole("button", { name: "2 new" });
  await expect(pill).toBeVisible();
  expect(Math.abs((await place()) - before), "nothing moved").toBeLessThan(2);
  await pill.click();
  await expect(thread.bubble("message 142")).toBeInViewport();
  await expect(pill).toBeHidden();
  await expect(thread.log.getByText("New", { exact: true })).toBeVisible();
  await staff.say(id, "message 143");
  await expect(thread.bubble("message 143"), "at the end one reads along").toBeInViewport();
});

test("addresses can be followed safely, and a description's versions show what changed", async ({ people }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const { id } = await Caller.as(ana).create("The heating in my room is cold, see https://campus.example/rooms?id=2#heat.");
  await ana.page.goto(`/tickets/${id}`);
  const thread = new ThreadPage(ana.page);
  await thread.say("javascript:alert(1) <a href=x>no</a> (https://photos.example/1)");
  for (const [name, href] of [["https://campus.example/rooms?id=2#heat", "https://campus.example/rooms?id=2#heat"], ["https://photos.example/1", "https://photos.example/1"]]) {
    const link = ana.page.getByRole("link", { name, exact: true });
    await expect(link).toHaveAttribute("href", href);
    await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
    await expect(link).toHaveAttribute("target", "_blank");
  }
  await expect(thread.log.getByRole("link")).toHaveCount(1);
  await thread.edit("The heating in my room is warm");
  await ana.page.getByRole("button", { name: /^Edited once/ }).click();
  const versions = ana.page.getByRole("dialog", { name: "How the description changed" });
  await expect(versions.getByRole("listitem")).toHaveCount(2);
  await expect(versions.locator("ins")).toHaveText("warm");
  await expect(versions.locator("del")).toHaveText("cold, see https://campus.example/rooms?id=2#heat.");
});
