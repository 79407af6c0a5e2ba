// What a page looks like when things are not as usual: nothing there yet, nothing left by the filters, on its way, failed,
// offline, refused, in conflict, written too fast. On a phone and on a desk, light and dark: a picture of each for people to
// look at, and axe finds nothing in any.

import { Caller } from "../harness/api.js";
import { examine, SIZES } from "../harness/sizes.js";
import { QueuePage, ThreadPage } from "../harness/faces.js";
import { spend } from "../harness/allowance.js";
import { expect, test } from "../harness/test.js";

test.use({ outage: true, variables: { HELPDESK_RATE_USER: "1/5" } });

/** Holds back what the page asks of a path until it is told to let go. */
async function held(page, path) {
  let free;
  const freed = new Promise((done) => { free = done; });
  await page.route(path, async (route) => { await freed; await route.fallback(); });
  return free;
}

for (const [size, options] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every state, ${size}, ${colorScheme}`, async ({ helpdesk, people, playwright }) => {
      test.slow(); // a dozen states, each read by axe
      // while a service worker starts, Chromium may send a page's request past what holds it here
      const look = { ...options, colorScheme, reducedMotion: "reduce", serviceWorkers: "block" };
      const [ana, dana] = [await people.enter("user", "Ana Reyes", look), await people.enter("helpdesk", "Dana Ito", look)];
      const eli = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Eli Brandt");
      const thread = new ThreadPage(ana.page);
      const queue = new QueuePage(dana.page);
      const see = (state, { page }) => test.step(state, () => examine(page, `state-${state}-${size}-${colorScheme}`));

      await expect(ana.page.getByText("You have not reported anything yet.")).toBeVisible();
      await see("nothing-reported", ana);
      await expect(dana.page.getByText("Nobody is waiting.")).toBeVisible();
      await see("queue-done", dana);
      await dana.page.goto("/queue?view=mine");
      await see("queue-mine-empty", dana);
      await dana.page.goto("/analytics");
      await expect(dana.page.getByRole("heading", { name: "Analytics" })).toBeVisible();
      await see("figures-empty", dana);

      const { id } = await eli.create("No water in the gym", { building: "Gym", room: "1" });
      await dana.page.goto("/queue?view=open&category=technical_it&q=boathouse");
      await expect(dana.page.getByText("No ticket fits.")).toBeVisible();
      await see("filtered-out", dana);

      await dana.page.goto("/queue");
      const letGo = await held(dana.page, `**/api/v1/tickets/${id}*`);
      await queue.row("No water").click();
      await expect(queue.root.locator('[data-part="skeleton"]')).toBeVisible();
      await see("loading", dana);
      letGo();
      await expect(queue.root.getByText("No water in the gym", { exact: true })).toBeVisible();
      await expect(queue.root.locator('[data-part="skeleton"]')).toBeHidden();

      await dana.page.goto("/queue");
      await dana.page.route(`**/api/v1/tickets/${id}*`, (route) => route.abort());
      await queue.row("No water").click();
      await expect(queue.root.getByText("The conversation could not be loaded")).toBeVisible();
      await see("failed", dana);
      await dana.page.unroute(`**/api/v1/tickets/${id}*`);
      await queue.root.getByRole("button", { name: "Retry" }).click();
      await expect(queue.root.getByText("No water in the gym", { exact: true })).toBeVisible();

      await ana.page.goto(`/tickets/${id}`);
      await thread.box.fill("It is \u0000 cold"); // the server takes no U+0000
      await thread.box.press("Enter");
      await expect(thread.log.getByRole("alert")).toContainText("Not sent");
      await see("not-sent", ana);
      await thread.log.getByRole("button", { name: "Discard" }).click();

      await ana.page.getByRole("button", { name: "Edit", exact: true }).first().click();
      await eli.change(id, { description: "No warm water in the gym" });
      await expect(ana.page.getByText("Eli Brandt saved a change meanwhile")).toBeVisible();
      await see("changed-meanwhile", ana);
      await ana.page.getByRole("textbox", { name: "Description" }).fill("No water in the kitchen");
      await ana.page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(ana.page.getByRole("dialog", { name: "Somebody edited this at the same time" })).toBeVisible();
      await see("conflict", ana);
      await ana.page.getByRole("button", { name: "Save mine" }).click();

      const { id: other } = await eli.create("The lamp in room 205 flickers");
      const stop = await spend(ana, other);
      for (const text of ["Hello", "Is somebody there?", "It is getting colder"]) await thread.say(text);
      await expect(ana.page.getByText(/You wrote a lot in a short time/)).toBeVisible();
      await see("rate-limit", ana);
      await stop();
      await expect(thread.log.getByText(/Queued|Sending/)).toHaveCount(0, { timeout: 30_000 });

      await eli.step(id, "active");
      await eli.close(id);
      await expect(ana.page.getByText("This ticket is closed.")).toBeVisible();
      await see("closed-meanwhile", ana);

      await ana.page.goto(`/tickets/${other}`);
      await dana.page.goto(`/queue?ticket=${other}`);
      await expect(thread.box).toBeVisible();
      await helpdesk.stop();
      await thread.say("Is it still there?");
      for (const { page } of [ana, dana]) await expect(page.getByText(/Reconnecting in|You are offline/).first()).toBeVisible({ timeout: 20_000 });
      await see("offline", ana);
      await see("queue-offline", dana);
      await helpdesk.up();
      await expect(ana.page.getByText(/Back online/)).toBeVisible({ timeout: 40_000 });
      await eli.leave();
    });
  }
}
