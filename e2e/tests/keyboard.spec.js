// The same work without a mouse.

import { Caller } from "../harness/api.js";
import { QueuePage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

test("a user reports a problem by keyboard alone", async ({ people }) => {
  const { page } = await people.meet("user", "Ana Reyes");
  await page.goto("/");
  const reach = async (role, name) => {
    const wanted = page.getByRole(role, { name });
    for (let presses = 0; presses < 20; presses += 1) {
      if (await wanted.evaluate((el) => el === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${role} ${name}`);
  };
  await reach("textbox", "Your name");
  await page.keyboard.type("Ana Reyes");
  await reach("button", "I need help");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/tickets");
  await reach("textbox", "What is wrong, and where?");
  await page.keyboard.type("The door of the bicycle room does not lock");
  await reach("button", "Send to the helpdesk");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/tickets\/[0-9]+$/);
  await reach("textbox", "Message");
  await page.keyboard.type("It is the one behind the gym");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Sent /)).toBeVisible();
});

test("the helpdesk moves, opens, takes, replies and closes by keys", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  const { id } = await user.create("The heating in room 204 is cold");
  await expect(queue.row("The heating")).toBeVisible();

  const press = (key) => dana.page.keyboard.press(key);
  await press("j");
  await press("Enter");
  await expect(queue.root.getByText("The heating in room 204 is cold", { exact: true })).toBeVisible();
  await press("a");
  await expect(queue.step("Close")).toBeVisible();
  await press("r");
  await expect(queue.box).toBeFocused();
  await dana.page.keyboard.type("A plumber comes at noon");
  await press("Enter");
  await expect(queue.bubble("A plumber comes at noon")).toBeVisible();
  await press("Escape");
  await expect(queue.box).not.toBeFocused();
  await expect(queue.step("Close")).toBeEnabled(); // a step that has just replaced another rests for a moment
  await press("e");
  await expect.poll(async () => (await user.status(`/tickets/${id}`)), { message: "the user may not see a closed ticket" }).toBe(404);
  await user.leave();
});
