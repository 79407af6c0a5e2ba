// Strings that mean harm, in every field that a person can fill: they are shown as they were written, on every page, on a
// phone and on a desk. The console, the content security policy and the server's answers are watched by the harness.

import { Caller } from "../harness/api.js";
import { QueuePage } from "../harness/faces.js";
import { expect, test } from "../harness/test.js";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

/** Combining marks above and below each letter, as many as make a text climb over its neighbours. */
const zalgo = (text) => Array.from(text, (letter, n) => letter + Array.from({ length: 12 }, (_, m) => String.fromCodePoint(0x300 + ((n * 31 + m * 17) % 0x60))).join("")).join("");

/** name: the text, and shorter ones for a person (40 characters), a building (80) and a room (40). */
const HARM = {
  html: {
    text: `<img src=x onerror="window.owned=1"><svg onload="window.owned=1"><script>window.owned=1</script><b id="owned">bold</b> &lt;i&gt; &amp; "'\`</textarea></dialog></body>`,
    person: `<b id="owned">Mal</b><img src=x>`, building: `</option><img src=x onerror="window.owned=1">`, room: `"><svg onload=window.owned=1>`,
  },
  template: { text: "{{7*7}} {{{this}}} {{> letter}} ${7*7} #{7*7} <%= 7*7 %> [[7*7]]", person: "{{7*7}} ${7*7}", building: "{{#each rows}}{{{last}}}{{/each}}", room: "{{> letter}}" },
  sql: { text: `'; DROP TABLE hd.tickets; -- " OR 1=1 /* \\' ); SELECT pg_sleep(10); --`, person: `Robert'); DROP TABLE users;--`, building: `Library' OR '1'='1`, room: `%' OR room LIKE '%` },
  rtl: { text: "start \u202Egnp.exe \u2066isolate \u200Fעברית العربية 123 end", person: "\u202Enimda", building: "\u2067בניין\u202E ylno", room: "\u200F\u202E204" },
  zalgo: { text: zalgo("he comes to every line"), person: zalgo("Zal"), building: zalgo("Tower"), room: zalgo("2B") },
  wide: {
    text: `${"W".repeat(400)} \uFDFD\uFDFD\uFDFD ${"👩‍👩‍👧‍👦".repeat(30)} \u200B\u00AD ${"/".repeat(200)}`,
    person: "W".repeat(40), building: "\uFDFD".repeat(20), room: "M".repeat(40),
  },
};

/** One ticket with a life for each harm: every field written, edited, and said in every kind of event. */
async function morning(playwright, url) {
  const scene = {};
  for (const [kind, { text, person, building, room }] of Object.entries(HARM)) {
    const [user, desk] = await Promise.all([Caller.enter(playwright, url, "user", person), Caller.enter(playwright, url, "helpdesk", person)]);
    const { id } = await user.create("plain before it was edited", { building: "Plain", room: "1" });
    await user.change(id, { description: text });
    await user.change(id, { location: { building, room } });
    await user.say(id, text);
    await desk.take(id);
    await desk.say(id, text);
    await desk.note(id, text);
    scene[kind] = id;
    await Promise.all([user.leave(), desk.leave()]);
  }
  return scene;
}

/** Which of these texts no text node and no field holds to the letter. */
const missing = (page, texts) => page.evaluate((wanted) => {
  const held = Array.from(document.querySelectorAll("input, textarea"), (field) => field.value);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) held.push(walk.currentNode.data);
  return wanted.filter((text) => !held.some((one) => one.includes(text)));
}, texts);

/** What came to life, and what breaks out of the page or of a pane; what a strip of its own scrolls to is inside. */
const broken = (page) => page.evaluate(() => {
  const alive = document.querySelectorAll("img[src=x], #owned, svg[onload], main script, dialog script").length;
  const panes = [document.documentElement, ...document.querySelectorAll(".pane__scroll, .pane--details, .board, .thread, dialog[open]")];
  const out = panes.filter((pane) => pane.scrollWidth > pane.clientWidth + 1).map((pane) => `${pane.className || pane.localName} by ${pane.scrollWidth - pane.clientWidth} px`);
  const scrolls = (el) => el && el !== document.body && (getComputedStyle(el).overflowX !== "visible" || scrolls(el.parentElement));
  const outside = Array.from(document.querySelectorAll("button, a, select, textarea, input"), (el) => ({ el, box: el.getBoundingClientRect() }))
    .filter(({ el, box }) => box.width > 0 && box.height > 0 && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(el.parentElement))
    .map(({ el }) => `${el.className || el.localName} at ${location.pathname}`);
  return { alive, owned: window.owned ?? null, out, outside };
});

/** Words of ours that run backwards because somebody's text turned them around. */
const turned = (page) => page.evaluate(() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const box = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const found = [];
  while (walk.nextNode()) {
    const { data } = walk.currentNode;
    const at = data.search(/[a-z]{3}/);
    if (at < 0 || !/^[ -~·…]+$/.test(data)) continue;
    const [one, two] = [box(walk.currentNode, at), box(walk.currentNode, at + 2)];
    if (one.width > 0 && one.top === two.top && two.left < one.left) found.push(data);
  }
  return found;
});

const FINE = { alive: 0, owned: null, out: [], outside: [] };

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`hostile text in every field is text on every page, ${size}`, async ({ helpdesk, people, playwright }) => {
    test.slow(); // six lives, and every page of each
    const ids = await morning(playwright, helpdesk.url);
    const user = await people.enter("user", HARM.html.person, { viewport });
    const desk = await people.enter("helpdesk", HARM.zalgo.person, { viewport });
    const look = async ({ page }, name, texts) => {
      await expect.poll(() => missing(page, texts), { message: `${name}: what is not shown to the letter` }).toEqual([]);
      await page.screenshot({ path: `shots/hostile-${name}-${size}.png` });
      expect.soft(await broken(page), name).toEqual(FINE);
      expect.soft(await turned(page), `${name}: words that run backwards`).toEqual([]);
    };

    await test.step("the entry page knows the name", async () => {
      await user.page.goto("/");
      await look(user, "entry", [HARM.html.person]);
    });
    await test.step("a user's list, and a link that fills the box", async () => {
      await user.page.goto("/tickets");
      await look(user, "tickets", Object.values(HARM).map(({ building }) => building));
      const { text, building, room } = HARM.html;
      await user.page.goto(`/tickets/new?${new URLSearchParams({ text, building, room })}`);
      await look(user, "new", [text, building, room]);
    });
    for (const [kind, { text, person, building, room }] of Object.entries(HARM)) {
      await test.step(`a thread, ${kind}`, async () => {
        await user.page.goto(`/tickets/${ids[kind]}`);
        await expect(user.page.getByRole("log").getByRole("article").or(user.page.getByRole("log").locator(".turn")).first()).toBeVisible();
        await look(user, `thread-${kind}`, [text, person, building, room]);
        await user.page.getByRole("button", { name: "Edit", exact: true }).first().click();
        await expect(user.page.getByRole("textbox", { name: "Description" })).toHaveValue(text);
        await user.page.getByRole("button", { name: "Cancel" }).click();
      });
      await test.step(`the desk, ${kind}`, async () => {
        await desk.page.goto(`/queue?view=active&ticket=${ids[kind]}`);
        await expect(desk.page.getByRole("log").getByText("Internal note")).toBeVisible();
        await look(desk, `queue-${kind}`, [text, person, building, room]);
        await desk.page.getByRole("button", { name: /^Edited/ }).first().click();
        await look(desk, `history-${kind}`, [text, building]);
        await desk.page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
      });
    }
    await test.step("the queue's rows and filters, the closed list, the figures", async () => {
      const all = Object.values(HARM);
      await desk.page.goto("/queue?view=active");
      await look(desk, "queue", [...all.map(({ person }) => person), ...all.map(({ building }) => building)]);
      await new QueuePage(desk.page).list.getByRole("combobox", { name: "Building" }).selectOption(HARM.html.building);
      await expect(new QueuePage(desk.page).list.getByRole("listitem")).toHaveCount(1);
      const closer = Caller.as(desk);
      for (const id of Object.values(ids)) await closer.close(id);
      await desk.page.goto("/queue?view=closed");
      await look(desk, "closed", all.map(({ person }) => person));
      await desk.page.goto("/analytics");
      await expect(desk.page.getByRole("heading", { name: "Analytics" })).toBeVisible();
      expect.soft(await broken(desk.page), "analytics").toEqual(FINE);
    });
    await test.step("an incident asks, groups, lists and answers", async () => {
      const { text, building, room, person } = HARM.html;
      const caller = await Caller.enter(playwright, helpdesk.url, "user", person);
      for (const n of [1, 2, 3]) await caller.create(`The projector ${n} shows no picture ${text}`, { building, room });
      await desk.page.goto("/queue");
      await desk.page.getByRole("button", { name: "Group", exact: true }).click();
      const view = desk.page.getByRole("dialog", { name: /^Incident/ });
      await expect(view.getByRole("listitem")).toHaveCount(3);
      await view.getByRole("textbox").fill(text);
      await look(desk, "incident", [text, building]);
      await view.getByRole("button", { name: "Answer all 3" }).click();
      await expect(view.getByText("3 threads have it.")).toBeVisible();
      await caller.leave();
    });
  });
}
