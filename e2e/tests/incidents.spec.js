// Incidents, on a phone and on a desk: the queue asks, one answer reaches every thread, each ticket keeps its own life, and
// a user sees nothing but a message.

import { AxeBuilder } from "@axe-core/playwright";
import { Caller } from "../harness/api.js";
import { QueuePage, ThreadPage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const NAMES = ["Noor", "Uwe", "Ines"];

/** Three people in the library whose projector fails: their browsers, and the numbers of their tickets. */
async function outage(people, viewport) {
  const users = [];
  const ids = [];
  for (const name of NAMES) {
    const user = await people.enter("user", name, { viewport });
    const { id } = await Caller.as(user).create(`The projector shows no picture, says ${name}`, { building: "Library", room: "204" });
    users.push(user);
    ids.push(id);
  }
  return { users, ids };
}

const question = (queue) => queue.list.getByText(/^3 tickets about Technical IT in .?Library.? since .+: one incident\?$/);
const view = (person) => person.page.getByRole("dialog", { name: /^Incident [0-9]+$/ });

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`an incident with three threads, ${size}`, async ({ people }) => {
    test.slow(); // five browsers
    const { users, ids } = await outage(people, viewport);
    const dana = await people.enter("helpdesk", "Dana Ito", { viewport });
    const eli = await people.enter("helpdesk", "Eli Brandt", { viewport });
    const [queue, other] = [dana, eli].map(({ page }) => new QueuePage(page));
    const threads = users.map(({ page }) => new ThreadPage(page));
    await Promise.all(users.map(({ page }, n) => page.goto(`/tickets/${ids[n]}`)));

    await test.step("the queue asks, and grouping shows the incident", async () => {
      await expect(question(other)).toBeVisible();
      await expect(question(queue)).toBeVisible();
      await look(dana, `incident-hint-${size}`);
      await queue.list.getByRole("button", { name: "Group", exact: true }).click();
      for (const id of ids) await expect(view(dana).getByText(`#${id}`, { exact: true })).toBeVisible();
      await expect(question(other), "the colleague is not asked any more").toBeHidden();
      const mark = other.list.getByRole("button", { name: "Incident 1, 3 tickets" });
      await expect(mark, "and sees the mark at each row").toHaveCount(3);
      await mark.first().click();
      await expect(view(eli).getByRole("listitem")).toHaveCount(3);
      await look(dana, `incident-${size}`);
    });

    await test.step("one answer reaches all three, by the button and not by Enter", async () => {
      const box = view(dana).getByRole("textbox", { name: "A message to all of them" });
      await box.fill("Known, the projectors restart at noon.");
      await box.press("Enter");
      await expect(box, "Enter makes a line").toHaveValue("Known, the projectors restart at noon.\n");
      await view(dana).getByRole("button", { name: "Answer all 3" }).click();
      await expect(view(dana).getByText("3 threads have it.")).toBeVisible();
      await expect(box).toHaveValue("");
      for (const thread of threads) {
        await expect(thread.bubble("Known, the projectors restart at noon.")).toBeVisible();
        await expect(thread.page.getByText(/incident/i), "a user sees a message like any other").toHaveCount(0);
      }
    });

    const desk = Caller.as(dana);
    await test.step("each ticket keeps its own times and status", async () => {
      await desk.take(ids[0]);
      await desk.close(ids[0]);
      const tickets = await Promise.all(ids.map((id) => desk.ticket(id)));
      expect(tickets.map(({ status }) => status)).toEqual(["closed", "open", "open"]);
      expect(new Set(tickets.map(({ opened_at: at }) => at)).size, "opened one after the other").toBe(3);
      expect(tickets.map(({ closed_at: at }) => at !== null)).toEqual([true, false, false]);
      await expect(view(eli).getByRole("button", { name: "Answer all 2" }), "live in the colleague's view").toBeVisible();
      await view(eli).getByRole("textbox", { name: "A message to all of them" }).fill("They are back.");
      await view(eli).getByRole("button", { name: "Answer all 2" }).click();
      for (const thread of threads.slice(1)) await expect(thread.bubble("They are back.")).toBeVisible();
      expect((await desk.events(ids[0])).filter(({ kind }) => kind === "message"), "the closed one gets nothing more").toHaveLength(1);
    });

    await test.step("the thread of a member shows it; one leaves; it is dissolved", async () => {
      await view(dana).getByRole("link", { name: `#${ids[1]}` }).click();
      const strip = dana.page.getByRole("group", { name: "Incident" });
      await expect(strip).toContainText("Incident 1 with 2 other tickets");
      await expect(strip.getByRole("link", { name: `#${ids[2]}` })).toBeVisible();
      await look(dana, `incident-thread-${size}`);
      await strip.getByRole("button", { name: "Answer all 2" }).click();
      await expect(view(dana).getByRole("textbox", { name: "A message to all of them" })).toBeFocused();
      await view(dana).getByRole("button", { name: `Take #${ids[0]} out of the incident` }).click();
      await expect(view(eli).getByRole("listitem")).toHaveCount(2);
      await expect(strip).toContainText("Incident 1 with 1 other ticket");
      await view(dana).getByRole("button", { name: "Dissolve…" }).click();
      await view(dana).getByRole("button", { name: "Dissolve the incident" }).click();
      await expect(view(dana)).toBeHidden();
      await expect(view(eli), "gone for the colleague too").toBeHidden();
      await expect(strip).toBeHidden();
      await expect(other.list.getByRole("button", { name: /^Incident/ })).toHaveCount(0);
      expect((await desk.events(ids[2])).map(({ kind }) => kind), "no event but the messages").toEqual(["opened", "message", "message"]);
    });
  });

  test(`grouping by hand, joining and waving away, ${size}`, async ({ helpdesk, people, playwright }) => {
    test.slow(); // every state is read by axe, in both themes
    const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
    const place = { building: "Library", room: "2" };
    const ids = [];
    for (const n of [1, 2, 3]) ids.push((await user.create(`The projector number ${n} shows no picture`, place)).id);
    const dana = await people.enter("helpdesk", "Dana Ito", { viewport });
    const queue = new QueuePage(dana.page);
    await expect(question(queue)).toBeVisible();
    await queue.list.getByRole("button", { name: "Not now" }).click();
    await expect(question(queue)).toBeHidden();
    await dana.page.reload();
    await expect(queue.row("number 3")).toBeVisible();
    await user.create("Another projector shows no picture", place);
    await expect(queue.row("Another projector")).toBeVisible();
    await expect(question(queue), "it stays away, also when it grows").toBeHidden();

    const group = async (mine, other) => {
      await queue.row(`number ${mine}`).click();
      if (size === "phone" || viewport.width < 1100) await dana.page.getByRole("button", { name: "Details" }).click();
      await dana.page.getByRole("button", { name: "Group as an incident" }).click();
      const dialog = dana.page.getByRole("dialog", { name: `Group #${ids[mine - 1]} with` });
      await dialog.getByRole("button", { name: "Group" }).click();
      await expect(dialog.getByText("Choose at least one ticket.")).toBeVisible();
      await dialog.getByRole("checkbox", { name: new RegExp(`#${ids[other - 1]}\\b`) }).check();
      await look(dana, `incident-group-${size}`);
      await dialog.getByRole("button", { name: "Group" }).click();
      await expect(view(dana)).toBeVisible();
      await view(dana).getByRole("button", { name: "Close" }).click();
    };
    await group(1, 2);
    await dana.page.goto("/queue");
    await group(3, 1); // joins
    await dana.page.goto("/queue");
    await queue.list.getByRole("button", { name: "Incident 1, 3 tickets" }).first().click();
    await expect(view(dana).getByRole("listitem")).toHaveCount(3);
    await user.leave();
  });
}

/** Axe finds nothing, nothing sticks out, and a picture is taken, in both themes. */
async function look({ page }, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: `shots/${name}-${colorScheme}.png` });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`), `${name}: what axe found`).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(wide, `${name}: pixels that stick out to the right`).toBeLessThanOrEqual(0);
  }
}
