// Five languages: a browser reads its own everywhere, the switch keeps the page, times and numbers are written as people
// write them there, the longest words fit, and a language that runs to the left would find its room.

import { Caller } from "../harness/api.js";
import { enterAs, everyPage, languageSwitch, leftovers, overflow, overlaps, show, wordsOf } from "../harness/tongues.js";
import { expect, test } from "../harness/test.js";
import { morning } from "../harness/scene.js";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

async function campus(people, looks) {
  const options = { ...looks, serviceWorkers: "block" }; // one that starts may let the offline page's question through
  const stranger = await people.meet("user", "Nobody", options);
  const user = await enterAs(await people.meet("user", "Ana Reyes", options));
  const helpdesk = await enterAs(await people.meet("helpdesk", "Dana Ito", options));
  return { seen: { null: stranger, user, helpdesk }, scene: await morning(user, helpdesk) };
}

for (const [locale, lang] of [["de-AT", "de"], ["fr-CH", "fr"], ["es-MX", "es"], ["it-IT", "it"]]) {
  test(`a browser in ${locale} reads its own language on every page`, async ({ people }) => {
    test.slow(); // twelve pages
    const { seen, scene } = await campus(people, { locale, viewport: DESK });
    for (const one of everyPage(scene)) {
      await test.step(one.name, async () => {
        const { page } = seen[one.role];
        await show(seen[one.role], one);
        await expect.soft(page.locator("html"), one.name).toHaveAttribute("lang", lang);
        expect.soft(leftovers(await wordsOf(page), lang), `${one.name}: what is left of English`).toEqual([]);
      });
    }
  });
}

test("English on a page is noticed by what looks for it", async ({ people }) => {
  const { page } = await people.meet("user", "Nobody");
  await page.goto("/");
  const found = leftovers(await wordsOf(page), "de").join("\n");
  for (const words of ["I need help (door-user)", "Your name (your-name)", "Language: English (language-of-page)", "Campus helpdesk (title-entry)"]) expect(found).toContain(words);
});

test("the switch keeps the page, is remembered, and wins over the browser", async ({ people }) => {
  const dana = await people.enter("helpdesk", "Dana Ito", { viewport: DESK });
  const { page } = dana;
  const caller = Caller.as(dana);
  const { id } = await caller.create("The projector shows no picture", { building: "Library", room: "204" });
  await page.goto(`/queue?view=unclosed&building=Library&ticket=${id}`);
  await page.getByRole("textbox", { name: "Reply" }).fill("half a sentence");
  await expect(languageSwitch(page)).toHaveAccessibleName("Language: English");
  await languageSwitch(page).click();
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.getByRole("heading", { name: "File d’attente" })).toBeAttached();
  const address = new URL(page.url());
  expect(address.pathname + address.search, "the same page").toBe(`/queue?view=unclosed&building=Library&ticket=${id}`);
  await expect(page.getByRole("textbox", { name: "Réponse" }), "the draft is kept").toHaveValue("half a sentence");
  await page.getByRole("button", { name: /^Prendre/ }).click();
  await expect(page.getByRole("log")).toContainText("Dana Ito a pris ce ticket");
  await expect(page, "the tab speaks French too").toHaveTitle(/^(\(\d+\) )?Ouverts et en cours · Helpdesk$/);

  await page.goto("/analytics");
  await expect(page.getByRole("heading", { name: "En cours par catégorie" })).toBeVisible();
  await caller.create("No light in the stairwell", { building: "Library" });
  const backlog = page.locator('[data-report="backlog"]');
  await expect(backlog, "a card that came by the socket").toContainText("1 attend le helpdesk, 1 est en cours.");

  await page.goto("/");
  await languageSwitch(page).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Something on campus not working?" })).toBeVisible();
});

test("on a phone the switch is on every page with an icon, and needs no script", async ({ people }) => {
  const options = { viewport: PHONE, javaScriptEnabled: false, locale: "it-IT" };
  const { seen, scene } = await campus(people, options);
  // beside its thread a phone's queue shows nothing else: the switch is one step back, in the list; offline nobody can switch
  for (const one of everyPage(scene).filter(({ name }) => !["queue-thread", "offline"].includes(name))) {
    const { page } = seen[one.role];
    await page.goto(one.path);
    await languageSwitch(page).click();
    const choices = page.locator('[data-part="language"][open] button:visible');
    await expect(choices, one.name).toHaveText(["English", "Deutsch", "Français", "Español", "Italiano"]);
    for (const box of await choices.all()) expect((await box.boundingBox()).height, "a finger hits it").toBeGreaterThanOrEqual(24);
  }
  const { page } = seen.user;
  await page.goto("/tickets");
  await languageSwitch(page).click();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { name: "Meine Tickets" })).toBeVisible();
});

test.describe("times and numbers", () => {
  test.use({ variables: { HELPDESK_TIMEZONE: "UTC" } });

  for (const [locale, moment, thousands] of [["en-GB", /^\d{1,2} \p{L}+( \d{4})?, \d\d:\d\d$/u, "16,000"], ["de-DE", /^\d{1,2}\. \p{L}+\.?( \d{4})?, \d\d:\d\d$/u, "16.000"], ["fr-FR", /^(1er|\d{1,2}) \p{L}+\.?( \d{4})?, \d\d:\d\d$/u, "16\u202f000"]]) {
    test(`are written as in ${locale}, by the server as by the browser`, async ({ people }) => {
      const ana = await enterAs(await people.meet("user", "Ana Reyes", { locale, timezoneId: "UTC" }));
      const { page } = ana;
      const { id } = await Caller.as(ana).create("The window does not close", { building: "Library" });
      const shown = async () => page.locator("time").evaluateAll((times) => times.filter((time) => time.dateTime).map((time) => time.textContent));
      await expect(async () => {
        for (const path of [`/tickets/${id}`, "/tickets"]) {
          const html = await (await page.request.get(path, { headers: { "accept-language": locale } })).text();
          const written = Array.from(html.replace(/<template[^]*?<\/template>/g, "").matchAll(/<time datetime="[^"]+"[^>]*>([^<]+)</g), ([, text]) => text);
          await page.goto(path);
          await page.locator("time[title]").first().waitFor();
          expect(await shown(), path).toEqual(written);
        }
      }, "a minute may begin between the two").toPass();

      await page.clock.setFixedTime(Date.now() + 30 * 86_400_000);
      await page.goto(`/tickets/${id}`);
      await expect(page.locator(".letter__when time")).toHaveText(moment);
      await page.locator("#say").fill("x".repeat(16_001));
      await page.locator("#say").press("Enter");
      await expect(page.locator('[data-part="below"]')).toContainText(thousands);
    });
  }
});

for (const [size, viewport] of Object.entries({ phone: PHONE, desktop: DESK })) {
  test(`German fits everywhere, ${size}, dark`, async ({ people }) => {
    test.slow(); // twelve pages
    const { seen, scene } = await campus(people, { locale: "de-DE", viewport, colorScheme: "dark", reducedMotion: "reduce" });
    for (const one of everyPage(scene)) {
      await test.step(one.name, async () => {
        await show(seen[one.role], one);
        await seen[one.role].page.screenshot({ path: `shots/de-${one.name}-${size}-dark.png` });
        expect.soft(await overflow(seen[one.role].page), one.name).toEqual([]);
      });
    }
  });

  test(`nothing overlaps when lines run to the left, ${size}`, async ({ people }) => {
    test.slow(); // twelve pages
    const { seen, scene } = await campus(people, { viewport, reducedMotion: "reduce" });
    for (const one of everyPage(scene)) {
      await test.step(one.name, async () => {
        const { page } = seen[one.role];
        await show(seen[one.role], one);
        const before = new Set(await overlaps(page));
        await page.evaluate(() => { document.documentElement.dir = "rtl"; });
        await page.screenshot({ path: `shots/rtl-${one.name}-${size}-light.png` });
        expect.soft((await overlaps(page)).filter((pair) => !before.has(pair)), `${one.name}: what lies on each other`).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${one.name}: pixels that stick out`).toBeLessThanOrEqual(0);
      });
    }
  });
}
