// The README's pictures, from a real server with a morning's tickets: `cargo build && npm run --prefix e2e pictures`.
// They are made anew when a page has changed its looks, and are looked at before they are kept.

import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { Caller } from "./harness/api.js";
import { Helpdesk } from "./harness/server.js";
import { QueuePage } from "./harness/faces.js";
import { Person } from "./harness/people.js";
import { photo } from "./harness/pictures.js";
import { enterAs } from "./harness/tongues.js";

const DOCS = fileURLToPath(new URL("../docs/", import.meta.url));
const DESK = { viewport: { width: 1680, height: 1000 } };
const WALL = { viewport: { width: 1680, height: 1900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

const MORNING = [
  ["The Wi-Fi in the dormitory drops every few minutes since yesterday evening", "Dormitory C", "318"],
  ["The cafeteria was out of vegetarian food at noon, for the third time this week", "Cafeteria", null],
  ["I cannot log in to the exam portal, it says that my password expired", "Main building", "110"],
  ["The heating in the seminar room is off and the window does not close", "Library", "3.02"],
  ["A lamp flickers above the stairs", "Workshop", null],
];
const PROJECTORS = ["The projector shows no picture", "No picture over HDMI, the screen stays black", "The projector says that it has no network"];

const shot = ({ page }, name) => page.screenshot({ path: `${DOCS}${name}.png` });

async function conversation(ana, dana, id) {
  const [user, desk] = [Caller.as(ana), Caller.as(dana)];
  await desk.take(id);
  await user.say(id, "Good morning, it stopped between the second and the third floor.");
  await desk.say(id, "Thank you for telling us. I am calling the elevator company right now.");
  await user.say(id, "Somebody is inside and says that the light still works.");
  await desk.note(id, "The spare key for the machine room is with the porter.");
  await desk.say(id, "They arrive within twenty minutes. Please stay near the door and keep talking.");
}

async function pictures(browser, url) {
  const enter = async (role, name, options) => (await Person.meet(browser, url, { role, name, ...options })).enter();
  const [ana, dana] = [await enter("user", "Ana Reyes", PHONE), await enter("helpdesk", "Dana Ito", DESK)];
  const noor = await enter("user", "Noor Amin", DESK);
  const [user, other, desk] = [Caller.as(ana), Caller.as(noor), Caller.as(dana)];
  for (const [text, building, room] of MORNING) await other.create(text, { building, room });
  const { id } = await user.create("The elevator in the library is stuck between floors", { building: "Library", room: "2.14" });
  await conversation(ana, dana, id);

  await dana.page.goto(`/queue?view=unclosed&ticket=${id}`);
  await ana.page.goto(`/tickets/${id}`);
  await ana.page.locator('[data-part="photo-input"]').setInputFiles(await photo(ana.page, "door.jpg", { width: 1600, height: 900 }));
  await ana.page.getByRole("list", { name: "Files to send" }).getByText("Ready to send").waitFor({ state: "attached" });
  await ana.page.getByRole("textbox", { name: "Message" }).fill("This is the door on the second floor.");
  await ana.page.getByRole("button", { name: "Send", exact: true }).click();
  const queue = new QueuePage(dana.page);
  await queue.bubble("This is the door on the second floor.").waitFor();
  await ana.page.getByText("Seen by the helpdesk").last().waitFor();
  await shot(ana, "thread-phone");
  await ana.page.getByRole("textbox", { name: "Message" }).pressSequentially("Thank");
  await dana.page.getByText("Ana Reyes is typing…").first().waitFor();
  await shot(dana, "queue");

  await noor.page.goto("/tickets");
  await noor.page.getByRole("textbox", { name: "What is wrong, and where?" }).fill("The elevator does not come, and somebody knocks");
  await noor.page.getByLabel("Building").first().fill("Library");
  await noor.page.getByLabel("Room").first().fill("2.14");
  await noor.page.getByText(/near Library 2\.14: is it/).waitFor();
  await shot(noor, "tickets");

  const ids = [];
  for (const text of PROJECTORS) ids.push((await other.create(text, { building: "Physics", room: `1.0${ids.length + 1}` })).id);
  await queue.list.getByRole("button", { name: "Group", exact: true }).click();
  await dana.page.getByRole("textbox", { name: "A message to all of them" }).fill("Known: the projectors' network is being repaired. It should be back at noon.");
  await shot(dana, "incident");

  const liese = await enterAs(await Person.meet(browser, url, { role: "helpdesk", name: "Liese Amsel", locale: "de-AT", ...PHONE }));
  await liese.page.getByRole("heading", { name: "Warteschlange" }).waitFor({ state: "attached" });
  await shot(liese, "queue-phone");
}

/** Figures want a history: two years of tickets. */
async function figures(browser, url) {
  const mira = await enterAs(await Person.meet(browser, url, { role: "helpdesk", name: "Mira Holt", ...WALL, colorScheme: "dark" }));
  await mira.page.goto("/analytics?last=30d");
  await mira.page.getByRole("heading", { name: "Analytics" }).waitFor();
  await shot(mira, "dashboard");
}

const [helpdesk, browser] = [await Helpdesk.start(), await chromium.launch(config.use.launchOptions)];
try {
  await pictures(browser, helpdesk.url);
  const campus = await helpdesk.anew("seed", "--tickets", "6000", "--months", "24");
  await figures(browser, campus);
} finally {
  await browser.close();
  await helpdesk.stop();
  await helpdesk.clean();
}
