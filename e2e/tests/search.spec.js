// Searching with a typo, on a desk and on a phone, as a user and as helpdesk: the words are marked, the text stays text,
// what is looked for is in the address.

import { Caller } from "../harness/api.js";
import { expect, test } from "../harness/test.js";

const SIZES = [["desk", { viewport: { width: 1440, height: 900 } }], ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }]];

/** Waits until a search finds so many tickets: the index is a moment behind. */
async function searchable(caller, words, n) {
  await expect.poll(async () => (await caller.find(words)).total, { message: `${words} is found`, timeout: 15_000 }).toBe(n);
}

for (const [size, options] of SIZES) {
  test(`a user finds with a typo what somebody else has reported (${size})`, async ({ helpdesk, people, playwright }) => {
    const other = await Caller.enter(playwright, helpdesk.url, "user", "Ugo");
    await other.create("The <b>projector</b> in the hall stays black", { building: "Library" });
    const lift = await other.create("The elevator is stuck");
    await other.say(lift.id, "it smells of burnt rubber");
    await searchable(other, "rubber", 1);
    const { page } = await people.enter("user", "Noor", options);
    const box = page.getByRole("searchbox", { name: "Search the tickets" });
    const all = page.getByRole("region", { name: /Open and active/ });
    await expect(all.getByRole("listitem")).toHaveCount(2);
    if (size === "desk") await page.keyboard.press("/");
    else await box.tap();
    await expect(box).toBeFocused();
    await box.pressSequentially("projetcor");
    await expect(all.getByRole("listitem")).toHaveCount(1);
    await expect(all.getByRole("listitem").locator("mark")).toHaveText("projector");
    await expect(all).toContainText("The <b>projector</b> in the hall");
    await expect(page).toHaveURL(/\/tickets\?q=projetcor$/);
    await page.reload();
    await expect(box).toHaveValue("projetcor");
    await expect(all.getByRole("listitem").locator("mark"), "the first paint marks too").toHaveText("projector");

    await box.fill("ruber");
    await expect(all.getByRole("listitem")).toContainText("In a message: it smells of burnt rubber");
    await box.fill("nothing of the kind");
    await expect(all.getByText("No ticket fits.")).toBeVisible();
    await all.getByRole("link", { name: "Clear" }).click();
    await expect(page).toHaveURL(/\/tickets$/);
    await expect(all.getByRole("listitem")).toHaveCount(2);
    await other.leave();
  });

  test(`the helpdesk finds by a note, filters what was found, and goes back to the live list (${size})`, async ({ helpdesk, people, playwright }) => {
    const user = await Caller.enter(playwright, helpdesk.url, "user", "Ugo");
    const lock = await user.create("The lock of the store room turns", { building: "Library" });
    await user.create("The printer jams", { building: "Boathouse" });
    const desk = await Caller.enter(playwright, helpdesk.url, "helpdesk", "Rosa");
    await desk.note(lock.id, "Spare key hangs in the lodge");
    await searchable(desk, "lodge", 1);
    expect((await user.find("lodge")).total, "a user never finds by a note").toBe(0);

    const { page } = await people.enter("helpdesk", "Dana Ito", options);
    const list = page.getByRole("region", { name: "Queue" });
    const rows = list.getByRole("listitem");
    await expect(rows).toHaveCount(2);
    const box = list.getByRole("searchbox", { name: "Search the tickets" });
    await expect(box).toBeHidden();
    if (size === "desk") await page.keyboard.press("/");
    else await list.getByRole("link", { name: "Search" }).tap();
    await expect(box).toBeFocused();
    await box.pressSequentially("lodeg");
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("In an internal note: Spare key hangs in the lodge");
    await expect(rows.locator("mark")).toHaveText("lodge");
    await expect(page).toHaveURL(/\/queue\?view=open&q=lodeg$/);
    await page.reload();
    await expect(box).toHaveValue("lodeg");
    await expect(rows.locator("mark")).toHaveText("lodge");

    await list.getByRole("combobox", { name: "Building" }).selectOption("Boathouse");
    await page.waitForURL(/q=lodeg/);
    await expect(list.getByText("No ticket fits.")).toBeVisible();
    await list.getByRole("link", { name: "Clear" }).click();
    await expect(rows).toHaveCount(2);
    await expect(page).toHaveURL(/\/queue\?view=open$/);

    const number = `#${lock.id}`;
    await (size === "desk" ? page.keyboard.press("/") : list.getByRole("link", { name: "Search" }).tap());
    await box.fill(number);
    await expect(rows).toHaveCount(1);
    await box.press("Escape");
    await expect(rows).toHaveCount(2);
    const third = await user.create("The tap drips");
    await expect(rows, "the list is live again").toHaveCount(3);
    expect(third.id).toBeGreaterThan(lock.id);
    await user.leave();
    await desk.leave();
  });
}
