// Somebody writes faster than the server lets them. Nothing is lost, nothing comes twice, and the page says why it waits.

import { Caller } from "../harness/api.js";
import { spend } from "../harness/allowance.js";
import { ThreadPage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

test.use({ variables: { HELPDESK_RATE_USER: "1/5" } });

const MESSAGES = Array.from({ length: 5 }, (_, i) => `message ${i + 1}`);

test("too much in a short time waits with a countdown and goes out by itself", async ({ helpdesk, people, playwright }) => {
  const ana = await people.enter("user", "Ana Reyes");
  const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
  const { id } = await desk.create("The heating in room 204 does not start");
  const { id: other } = await desk.create("The lamp in room 205 flickers");
  await ana.page.goto(`/tickets/${id}`);
  const thread = new ThreadPage(ana.page);
  const stop = await spend(ana, other);
  for (const text of MESSAGES) await thread.say(text); // the composer is never locked
  await expect(ana.page.getByText(/You wrote a lot in a short time\. It goes out in \d+ s\./)).toBeVisible();
  await stop();
  await expect(thread.log.getByText(/Queued|Sending|Not sent/)).toHaveCount(0, { timeout: 20_000 });
  await expect(ana.page.getByText(/You wrote a lot/)).toBeHidden();
  const said = (await desk.events(id)).filter(({ kind }) => kind === "message").map(({ data }) => data.body);
  expect(said, "in order, once").toEqual(MESSAGES);
  await desk.leave();
});
