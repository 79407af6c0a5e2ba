import { Caller } from "../harness/api.js";
import { enterAs, leftovers, overflow, wordsOf } from "../harness/tongues.js";
import { expect, test } from "../harness/test.js";
import { morning } from "../harness/scene.js";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const lang of ["de", "fr"]) test(`look ${lang} ${size}`, async ({ people }) => {
    test.slow();
    const user = await enterAs(await people.meet("user", "Ana Reyes", { locale: lang, viewport }));
    const desk = await enterAs(await people.meet("helpdesk", "Dana Ito", { locale: lang, viewport, reducedMotion: "reduce" }));
    const scene = await morning(user, desk);
    const { page } = desk;
    const snap = async (name) => {
      await page.screenshot({ path: `shots/look-${lang}-${name}-${size}.png` });
      expect.soft(await overflow(page), name).toEqual([]);
      expect.soft(leftovers(await wordsOf(page), lang), name).toEqual([]);
    };
    await page.goto("/queue?view=unclosed");
    await page.locator('[data-part="rows"] [data-key]').first().waitFor();
    const acts = [
      ["keys", async () => { await page.keyboard.press("?"); }],
      ["notices", async () => { await page.locator('[data-act="notices"]:visible').first().click(); }],
    ];
    for (const [name, act] of acts) { await act(); await page.locator("dialog[open]").waitFor(); await snap(name); await page.keyboard.press("Escape"); }
    await page.keyboard.press("j"); await page.keyboard.press("x"); await page.keyboard.press("j"); await page.keyboard.press("x");
    await page.locator('[data-part="bulk"]').waitFor(); await snap("bulk");
    await page.locator('[data-act="bulk-take"]').click(); await page.locator('[data-part="bulk-told"]').waitFor(); await snap("told");
    await page.goto(`/queue?view=unclosed&ticket=${scene.open}`);
    await page.locator("#say").waitFor();
    await page.locator('[data-act="canned"]').click(); await page.locator('[data-part="canned"]').waitFor(); await snap("canned");
    await page.locator('[data-act="edit-replies"]').click(); await page.locator("dialog[open]").waitFor(); 
    await page.locator("#reply-shortcut").fill("zwei worte"); await page.locator("dialog[open] button[type=submit]").click(); await snap("replies"); await page.keyboard.press("Escape");
    if (size === "phone") await page.locator('[data-act="details"]').click();
    await page.locator('[data-act="group"]').click(); await page.locator("dialog[open]").waitFor(); await snap("group");
    await page.locator("dialog[open] input[type=checkbox]").first().check(); await page.locator("dialog[open] button[type=submit]").click(); await page.locator("dialog.incident .incident__members li").first().waitFor(); await page.waitForTimeout(600); await snap("incident");
    await page.keyboard.press("Escape");
    await page.locator('[data-act="assign"]').click(); await snap("assign");
    // the user's live page: place in line, files, closed
    const own = user.page;
    const again = await Caller.as(user).create("Das Fenster klemmt", { building: "Library" });
    await own.goto(`/tickets/${again.id}`); await own.locator('[data-part="line"]').waitFor();
    await own.locator('[data-part="file-input"]').setInputFiles([{ name: "leer.txt", mimeType: "text/plain", buffer: Buffer.from("") }, { name: "notiz.txt", mimeType: "text/plain", buffer: Buffer.from("hallo") }]);
    await own.locator(".file-chip").first().waitFor(); await own.waitForTimeout(500);
    await own.screenshot({ path: `shots/look-${lang}-user-${size}.png` });
    expect.soft(leftovers(await wordsOf(own), lang), "user").toEqual([]);
    expect.soft(await overflow(own), "user").toEqual([]);
    await Caller.as(desk).take(again.id); await Caller.as(desk).close(again.id);
    await own.locator('[data-part="after-closing"]').waitFor(); await own.locator('[data-stars="4"]').click(); await own.waitForTimeout(500);
    await own.screenshot({ path: `shots/look-${lang}-after-${size}.png` });
    expect.soft(leftovers(await wordsOf(own), lang), "after").toEqual([]);
  });
}
