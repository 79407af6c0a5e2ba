// The live queue: rows stay still under the pointer, everything chosen is in the address, back leads back.

import { Caller } from "../harness/api.js";
import { QueuePage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

const names = (queue) => queue.list.getByRole("listitem").evaluateAll((rows) => rows.map((row) => Number(row.dataset.ticket)));

/** Two frames: what was asked for at the next one has been painted. */
const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test("rows stay where they are while somebody points at them, and what is new waits above", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const first = await user.create("The elevator is stuck", { building: "Library" });
  const second = await user.create("The projector stays black", { building: "Boathouse" });
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  await dana.page.goto("/queue?view=open&sort=newest");
  await expect.poll(() => names(queue)).toEqual([second.id, first.id]);

  await queue.row("The elevator").hover();
  const third = await user.create("The printer jams");
  const pill = queue.list.getByRole("button", { name: "1 new" });
  await expect(pill).toBeVisible();
  expect(await names(queue), "nothing moved").toEqual([second.id, first.id]);
  await expect(dana.page, "the number does not wait").toHaveTitle(/^\(3\)/);

  const other = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  await other.take(second.id);
  await expect(dana.page).toHaveTitle(/^\(2\)/);
  expect(await names(queue), "not even when one leaves").toEqual([second.id, first.id]);

  await pill.hover();
  await painted(dana.page);
  await expect(pill, "the way to it does not let it in").toBeVisible();
  expect(await names(queue)).toEqual([second.id, first.id]);
  await pill.click();
  await dana.page.mouse.move(5, 500);
  await expect.poll(() => names(queue)).toEqual([third.id, first.id]);
  await expect(pill).toBeHidden();
  await user.leave();
  await other.leave();
});

test("what waits is let in with the keys too, and they go on from there", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const first = await user.create("The elevator is stuck");
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  await dana.page.goto("/queue?view=open&sort=newest");
  await expect.poll(() => names(queue)).toEqual([first.id]);
  await dana.page.keyboard.press("j");
  await expect(queue.row("The elevator")).toBeFocused();
  const second = await user.create("The printer jams");
  const pill = queue.list.getByRole("button", { name: "1 new" });
  await expect(pill).toBeVisible();
  await dana.page.keyboard.press("Shift+Tab"); // over the row's box
  await dana.page.keyboard.press("Shift+Tab");
  await painted(dana.page);
  await expect(pill).toBeFocused();
  expect(await names(queue)).toEqual([first.id]);
  await dana.page.keyboard.press("Enter");
  await expect.poll(() => names(queue)).toEqual([second.id, first.id]);
  await expect(queue.row("The printer")).toBeFocused();
  await user.leave();
});

test("filters, order and the ticket are in the address, and back leads back", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const lift = await user.create("The elevator is stuck", { building: "Library" });
  await user.create("The projector stays black", { building: "Boathouse" });
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  await queue.list.getByRole("combobox", { name: "Building" }).selectOption("Library");
  await dana.page.waitForURL(/building=Library/);
  await expect.poll(() => names(queue)).toEqual([lift.id]);
  await queue.row("The elevator").click();
  await expect(dana.page).toHaveURL(new RegExp(`building=Library&ticket=${lift.id}$`));
  await expect(queue.root.getByText("The elevator is stuck", { exact: true })).toBeVisible();
  await dana.page.reload();
  await expect(queue.root.getByText("The elevator is stuck", { exact: true })).toBeVisible();
  await dana.page.goBack();
  await expect(dana.page.getByText("Choose a ticket on the left.")).toBeVisible();
  await user.leave();
});

test("the details correct the category with one click and the place without losing anybody's change", async ({ helpdesk, people, playwright }) => {
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  const { id } = await user.create("The projector stays black", { building: "Library", room: "206" });
  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  const details = dana.page.getByRole("complementary", { name: "Details" });
  await queue.row("The projector").click();
  await details.getByRole("button", { name: "Facility" }).click();
  await expect(details).toContainText("set by the helpdesk");
  await expect(queue.row("The projector")).toContainText("Facility");

  await details.getByRole("button", { name: "Edit" }).click();
  const moved = await dana.context.request.patch(new URL(`/api/v1/tickets/${id}`, dana.page.url()).href, { data: { location: { building: "Library", room: "208" } } });
  expect(moved.status()).toBe(200);
  await details.getByLabel("Room").fill("210");
  await details.getByRole("button", { name: "Save" }).click();
  await expect(details.getByRole("alert")).toContainText("Meanwhile somebody changed it to Library 208");
  await expect(details.getByLabel("Room"), "what was typed stays").toHaveValue("210");
  await details.getByRole("button", { name: "Save" }).click();
  await expect(details).toContainText("Library 210");
  await user.leave();
});
