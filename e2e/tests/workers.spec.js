// An analytics worker dies. Only its card may suffer, and it comes back by itself.

import { Caller } from "../harness/api.js";
import { Dashboard } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

test("a killed worker is started again, and its figures go on", async ({ helpdesk, people, playwright, request }) => {
  const mira = await people.enter("helpdesk", "Mira Holt");
  const user = await Caller.enter(playwright, helpdesk.url, "user", "Noor");
  await mira.page.goto("/analytics");
  const board = new Dashboard(mira.page);
  await user.create("The elevator is stuck");
  await expect.poll(async () => (await board.figures()).open).toBe(1);

  const before = await helpdesk.worker("backlog");
  process.kill(before, "SIGKILL");
  await expect.poll(() => helpdesk.worker("backlog"), { message: "another process", timeout: 15_000 }).not.toBe(before);
  await expect.poll(async () => (await (await request.get(`${helpdesk.url}/readyz`)).json()).workers.backlog.ok, { timeout: 15_000 }).toBe(true);
  await user.create("The elevator is stuck again");
  await expect.poll(async () => (await board.figures()).open, { timeout: 15_000 }).toBe(2);
  await user.leave();
});
