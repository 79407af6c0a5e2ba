// How much goes over the wire when somebody opens a thread for the first time: under 100 KB, with everything. Both are
// counted: what the browser says that it received for the page, and every byte that came through the cable.

import { expect, test } from "../harness/cable.js";
import { ThreadPage } from "../harness/faces.js";
import { morning } from "../harness/scene.js";

const MOST = 100 * 1000;

/** Opens an address in a page and sums what the browser received: {bytes, files}. */
async function weigh(page, path) {
  const devtools = await page.context().newCDPSession(page);
  const finished = new Map();
  const files = new Map();
  devtools.on("Network.responseReceived", ({ requestId, response }) => files.set(requestId, response.url));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => finished.set(requestId, encodedDataLength));
  await devtools.send("Network.enable");
  await page.goto(path, { waitUntil: "networkidle" });
  await expect(new ThreadPage(page).box).toBeVisible();
  const heavy = Array.from(finished, ([id, bytes]) => ({ file: new URL(files.get(id) ?? page.url()).pathname, bytes })).sort((a, b) => b.bytes - a.bytes);
  return { bytes: heavy.reduce((sum, { bytes }) => sum + bytes, 0), heavy };
}

for (const [face, role] of [["the requester", "user"], ["the helpdesk", "helpdesk"]]) {
  test(`a thread's first load is light for ${face}`, async ({ people, cable, browser }) => {
    const ana = await people.enter("user", "Ana Reyes");
    const dana = await people.enter("helpdesk", "Dana Ito");
    const { active } = await morning(ana, dana);
    const cookies = (await (role === "user" ? ana : dana).context.storageState()).cookies;
    await Promise.all([ana, dana].map(({ page }) => page.goto("about:blank")));

    const context = await browser.newContext({ baseURL: cable.url, storageState: { cookies, origins: [] } });
    const page = await context.newPage();
    const before = cable.received;
    const first = await weigh(page, `/tickets/${active}`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const wire = cable.received - before;
    console.log(`first load for ${face}: ${first.bytes} bytes of ${first.heavy.length} files, ${wire} bytes on the wire with the service worker`);
    expect(first.heavy.map(({ file }) => file).filter((file) => /\.(js|css)$/.test(file)), "script and style").toHaveLength(2);
    expect(first.bytes, `heaviest: ${JSON.stringify(first.heavy.slice(0, 8))}`).toBeLessThan(MOST);
    expect(wire, "with heads, socket and what the service worker keeps").toBeLessThan(1.3 * MOST);

    const again = await weigh(await context.newPage(), `/tickets/${active}`);
    expect(again.bytes, "the second time its files are here").toBeLessThan(20 * 1000);
    await context.close();
  });
}
