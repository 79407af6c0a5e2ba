// The helpdesk's day: many tickets at once, texts that are written again and again, notes, assignment, by mouse, finger and keys.

import { Caller } from "../harness/api.js";
import { QueuePage } from "../harness/faces.js";
import { hold, overhear } from "../harness/network.js";
import { SIZES } from "../harness/sizes.js";
import { expect, test } from "../harness/test.js";

/** Presses a row with a finger until it is ticked, as the system reports it; anew if the page was not awake yet. */
async function longPress(page, row) {
  const touch = await page.context().newCDPSession(page);
  await expect(async () => {
    const { x, y, width, height } = await row.boundingBox();
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: x + width / 2, y: y + height / 2 }] });
    try {
      await expect(row.getByRole("checkbox")).toBeChecked({ timeout: 3_000 });
    } catch (error) {
      await touch.send("Input.dispatchTouchEvent", { type: "touchCancel", touchPoints: [] });
      throw error;
    }
  }).toPass();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

for (const [size, look] of Object.entries(SIZES)) {
  const touches = Boolean(look.hasTouch);
  const press = (target) => (touches ? target.tap() : target.click());

  test.beforeEach(() => test.slow()); // each is a good part of a day

  test(`two take the same ticket, ${size}: the loser hears who and keeps the draft`, async ({ helpdesk, people, playwright }) => {
    const dana = await people.enter("helpdesk", "Dana Ito", look);
    const eli = await people.meet("helpdesk", "Eli Brandt", look);
    const news = await hold(eli.page);
    await eli.enter();
    const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
    const { id } = await user.create("Wi-Fi is down in the dormitory");
    const [first, second] = [dana, eli].map(({ page }) => new QueuePage(page));
    for (const queue of [first, second]) {
      await press(queue.row("Wi-Fi is down"));
      await queue.box.fill("On my way");
    }
    news.stop();
    await press(first.step("Take"));
    await expect(first.step("Close")).toBeVisible();
    await press(second.step("Take"));
    news.go();
    await expect(eli.page.getByText(/^Taken by Dana Ito [0-9]+ s ago\. Your draft is kept\.$/)).toBeVisible();
    await expect(second.box).toHaveValue("On my way");
    expect((await user.ticket(id)).assignee.name).toBe("Dana Ito");

    news.stop();
    await expect(first.step("Close")).toBeEnabled();
    await press(first.step("Close"));
    await expect.poll(() => user.status(`/tickets/${id}`)).toBe(404);
    await press(second.step("Close"));
    news.go();
    await expect(eli.page.getByText(/^Closed by Dana Ito [0-9]+ s ago\. Your draft is kept\.$/)).toBeVisible();
    await expect(second.root.getByText("You were writing: On my way")).toBeVisible();
    await user.leave();
  });

  test(`a note reaches no user, ${size}: not by page, socket or call`, async ({ people }) => {
    const words = "zugspitze"; // nobody says so by chance
    const ana = await people.enter("user", "Ana Reyes", look);
    const heard = overhear(ana.page);
    const user = Caller.as(ana);
    const { id } = await user.create("The heating is cold");
    await ana.page.goto(`/tickets/${id}`);
    await expect(ana.page.getByRole("textbox", { name: "Message" })).toBeVisible();

    const dana = await people.enter("helpdesk", "Dana Ito", look);
    const toDana = overhear(dana.page);
    const queue = new QueuePage(dana.page);
    await dana.page.goto(`/queue?ticket=${id}`);
    await press(queue.root.getByRole("tab", { name: "Internal note" }));
    const box = queue.root.getByRole("textbox", { name: "Internal note" });
    await box.fill(`The key is under the ${words}`);
    await box.press("Enter");
    const note = queue.root.getByRole("region", { name: "Internal note" });
    await expect(note).toContainText(words);
    await expect(note).toHaveAttribute("aria-label", "Internal note");
    await press(queue.root.getByRole("tab", { name: "Reply" }));
    await queue.say("Somebody is coming");

    await expect(ana.page.getByText("Somebody is coming", { exact: true })).toBeVisible(); // it came after the note
    await ana.page.reload();
    await expect(ana.page.getByText("Somebody is coming", { exact: true })).toBeVisible();
    await ana.page.goto("/tickets");
    await expect(ana.page.getByRole("link", { name: /The heating is cold/ }).first()).toBeVisible();
    const asked = JSON.stringify([await user.events(id), await user.ticket(id), await user.list()]);
    for (const [what, text] of [["calls", asked], ["socket and pages", await heard.text()], ["page", await ana.page.content()]]) expect(text, what).not.toContain(words);
    expect(await heard.text(), "what was overheard is the thread").toContain("Somebody is coming");
    expect(await toDana.text(), "and would have told a note").toContain(words);
    expect((await user.events(id)).map(({ kind }) => kind)).toEqual(["opened", "hidden", "message"]);
  });

  test(`many at once, ${size}: what was refused is told with its reason`, async ({ helpdesk, people, playwright }) => {
    const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
    const rosa = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
    const made = [];
    for (const text of ["The lift is stuck", "The lamp flickers", "The door squeaks", "The tap drips"]) made.push(await user.create(text));
    const [lift, lamp, door, tap] = made;
    const dana = await people.meet("helpdesk", "Dana Ito", look);
    const news = await hold(dana.page);
    await dana.enter();
    const queue = new QueuePage(dana.page);
    const item = ({ id }) => queue.list.getByRole("listitem").filter({ hasText: `#${id} ` });
    const box = (ticket) => item(ticket).getByRole("checkbox", { name: `Tick #${ticket.id}` });
    const bar = queue.list.getByRole("group", { name: "Ticked tickets" });
    await expect(item(tap)).toBeVisible();

    if (touches) {
      await longPress(dana.page, item(lift));
      for (const one of [lamp, door]) await item(one).getByRole("link").tap();
    } else {
      await box(lift).click();
      await box(door).click({ modifiers: ["Shift"] });
    }
    for (const one of [lift, lamp, door]) await expect(box(one)).toBeChecked();
    await expect(box(tap)).not.toBeChecked();
    await expect(bar).toContainText("3 ticked");
    await expect(queue.list.getByRole("combobox", { name: "Building" }), "the bar stands in the filters' place").toBeHidden();
    await expect(bar.getByRole("button", { name: "Close" }), "none of them can be closed").toBeHidden();

    await dana.page.mouse.move(5, 500);
    const late = await user.create("The window whistles");
    await expect(item(late), "ticks hold nothing up").toBeVisible();

    news.stop(); // Dana has not heard that Rosa was faster
    await rosa.take(lamp.id);
    await press(bar.getByRole("button", { name: "Take" }));
    news.go();
    await expect(queue.list.getByText("2 of 3 tickets were taken.")).toBeVisible();
    await expect(queue.list.getByText(`#${lamp.id} was taken by Rosa.`)).toBeVisible();
    await expect(bar).toBeHidden();
    for (const [one, name] of [[lift, "Dana Ito"], [lamp, "Rosa"], [door, "Dana Ito"]]) expect((await user.ticket(one.id)).assignee.name).toBe(name);
    expect((await user.events(lift.id)).map(({ kind }) => kind)).toEqual(["opened", "status", "assigned"]);

    await dana.page.goto("/queue?view=mine");
    await expect(item(lift)).toBeVisible();
    for (const one of [lift, door]) touches && one === lift ? await longPress(dana.page, item(one)) : await press(touches ? item(one).getByRole("link") : box(one));
    await press(bar.getByRole("button", { name: "Category" }));
    await press(bar.getByRole("button", { name: "Services" }));
    await expect(queue.list.getByText("2 tickets were moved.")).toBeVisible();
    for (const one of [lift, door]) touches && one === lift ? await longPress(dana.page, item(one)) : await press(touches ? item(one).getByRole("link") : box(one));
    await press(bar.getByRole("button", { name: "Close" }));
    await press(dana.page.getByRole("dialog", { name: "Close 2 tickets?" }).getByRole("button", { name: "Close 2 tickets" }));
    await expect(queue.list.getByText("2 tickets were closed.")).toBeVisible();
    for (const one of [lift, door]) {
      const { status, category } = await rosa.ticket(one.id);
      expect([status, category]).toEqual(["closed", "services_complaints"]);
    }
    await Promise.all([user.leave(), rosa.leave()]);
  });

  test(`a day by keys alone, ${size}: take, answer with a canned reply, note, close, next`, async ({ helpdesk, people, playwright }) => {
    const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
    const { id } = await user.create("The heating in room 204 is cold", { building: "Library", room: "204" });
    const next = await user.create("The projector stays black");
    const dana = await people.enter("helpdesk", "Dana Ito", look);
    const queue = new QueuePage(dana.page);
    const key = (name) => dana.page.keyboard.press(name);
    await expect(queue.row("The projector")).toBeVisible();
    await key("j");
    await expect(queue.row("The heating")).toBeFocused();
    await key("Enter");
    await expect(queue.root.getByText("The heating in room 204 is cold", { exact: true })).toBeVisible();
    await key("a");
    await expect(queue.step("Close")).toBeVisible();

    await key("r");
    await expect(queue.box).toBeFocused();
    await dana.page.keyboard.type("/onm");
    const list = queue.root.getByRole("listbox", { name: "Canned replies" });
    await expect(list.getByRole("option", { selected: true })).toContainText("/onmyway");
    await key("Escape");
    await expect(list, "Escape leaves the slash a slash").toBeHidden();
    await expect(queue.box).toBeFocused();
    await dana.page.keyboard.type("y");
    await expect(list).toBeHidden();
    await queue.box.fill("");
    await dana.page.keyboard.type("/");
    await expect(list.getByRole("option")).not.toHaveCount(0);
    const before = await list.getByRole("option", { selected: true }).textContent();
    await key("ArrowDown");
    await expect(list.getByRole("option", { selected: true })).not.toHaveText(before);
    await key("ArrowUp");
    await expect(list.getByRole("option", { selected: true })).toHaveText(before);
    await dana.page.keyboard.type("onm");
    await key("Enter");
    const answer = "Hello Noor, I am on my way to Library 204.";
    await expect(queue.box).toHaveValue(answer);
    await key("Enter");
    await expect(queue.bubble(answer)).toBeVisible();

    await key("Escape");
    await expect(queue.box).not.toBeFocused();
    await key("n");
    await dana.page.keyboard.type("The valve is behind the shelf");
    await key("Enter");
    await expect(queue.root.getByRole("region", { name: "Internal note" })).toContainText("The valve is behind the shelf");
    await key("Escape");
    await key("e");
    await expect.poll(() => user.status(`/tickets/${id}`), { message: "the user may not see a closed ticket" }).toBe(404);
    if (touches) await key("Escape"); // one pane at a time: back to the list
    await expect(queue.row("The projector")).toBeVisible();
    await key("j");
    await expect(queue.row("The projector")).toBeFocused();
    await key("x");
    await expect(queue.list.getByRole("checkbox", { name: `Tick #${next.id}` })).toBeChecked();
    await key("Escape");
    await expect(queue.list.getByRole("checkbox", { name: `Tick #${next.id}` })).not.toBeChecked();
    await key("Enter");
    await expect(queue.root.getByText("The projector stays black", { exact: true })).toBeVisible();
    await key("?");
    const sheet = dana.page.getByRole("dialog", { name: "Keyboard" });
    await expect(sheet).toContainText("Canned reply");
    await key("Escape");
    await expect(sheet).toBeHidden();
    expect((await Caller.as(dana).events(id)).map(({ kind }) => kind)).toEqual(["opened", "status", "assigned", "message", "note", "status"]);
    await user.leave();
  });

  test(`canned replies, ${size}: inserted, gaps noticed, edited in place, there for colleagues`, async ({ people }) => {
    const dana = await people.enter("helpdesk", "Dana Ito", look);
    const { id } = await Caller.as(dana).create("No water", { building: "Gym" });
    const queue = new QueuePage(dana.page);
    await dana.page.goto(`/queue?ticket=${id}`);
    const list = queue.root.getByRole("listbox", { name: "Canned replies" });
    await press(queue.root.getByRole("button", { name: "Canned reply" }));
    await press(list.getByRole("option", { name: /^\/onmyway/ }));
    await expect(list).toBeHidden();
    await expect(queue.box).toHaveValue("Hello Dana Ito, I am on my way to Gym {room}.");
    await expect(queue.root.getByText("{room} could not be filled in. Please write it yourself.")).toBeVisible();
    await dana.page.keyboard.type("hall"); // the gap is selected
    await expect(queue.box).toHaveValue("Hello Dana Ito, I am on my way to Gym hall.");
    await expect(queue.root.getByText("could not be filled in")).toBeHidden();
    await press(queue.root.getByRole("button", { name: "Send", exact: true }));
    await expect(queue.bubble("Hello Dana Ito, I am on my way to Gym hall.")).toBeVisible();

    await press(queue.root.getByRole("button", { name: "Canned reply" }));
    await press(queue.root.getByRole("button", { name: "Edit the replies" }));
    const dialog = dana.page.getByRole("dialog", { name: "Canned replies" });
    await dialog.getByRole("textbox", { name: "Shortcut" }).fill("done");
    await dialog.getByRole("textbox", { name: "Reply" }).fill("<b>{name}</b>, it is <i>done</i>");
    await press(dialog.getByRole("button", { name: "Save" }));
    await expect(dialog.getByRole("alert")).toContainText("There is another reply behind /done.");
    await dialog.getByRole("textbox", { name: "Shortcut" }).fill("ready");
    await press(dialog.getByRole("button", { name: "Save" }));
    await expect(dialog.getByText("/ready is saved.")).toBeVisible();
    await press(dialog.getByRole("button", { name: "Delete /hello" }));
    await press(dialog.getByRole("button", { name: "Keep it" }));
    await expect(dialog.getByRole("button", { name: "Delete /hello" })).toBeFocused();
    await press(dialog.getByRole("button", { name: "Delete /hello" }));
    await press(dialog.getByRole("button", { name: "Delete /hello" }));
    await expect(dialog.getByText("/hello is deleted.")).toBeVisible();
    await press(dialog.getByRole("button", { name: "Change /ready" }));
    await dialog.getByRole("textbox", { name: "Reply" }).fill("<b>{name}</b>, it is ready");
    await press(dialog.getByRole("button", { name: "Save" }));
    await press(dialog.getByRole("button", { name: "Close" }));
    await expect(dialog).toBeHidden();

    const eli = await people.enter("helpdesk", "Eli Brandt", look);
    const other = new QueuePage(eli.page);
    await eli.page.goto(`/queue?ticket=${id}`);
    await other.box.fill("/re");
    const theirs = other.root.getByRole("listbox", { name: "Canned replies" });
    await press(theirs.getByRole("option", { name: /^\/ready/ }));
    await expect(other.box).toHaveValue("<b>Dana Ito</b>, it is ready");
    await other.box.fill("/hel");
    await expect(theirs.getByRole("option", { name: /^\/hello/ })).toHaveCount(0);
  });
}
