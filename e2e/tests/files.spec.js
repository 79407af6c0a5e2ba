// Files: a photo from the phone, what is refused and why, cancelling, pasting and dropping, pictures in full by keyboard, and
// that a closed ticket's files are closed too.

import { writeFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { Caller } from "../harness/api.js";
import { QueuePage, ThreadPage, TicketsPage } from "../harness/faces.js";
import { PLACE, photo, png, words } from "../harness/pictures.js";
import { SIZES } from "../harness/sizes.js";
import { expect, test } from "../harness/test.js";

/** The files of a composer or of the form for a new ticket. */
class FilesOf {
  constructor(page) {
    this.page = page;
    this.input = page.locator('[data-part="file-input"]');
    this.camera = page.locator('[data-part="photo-input"]');
    this.list = page.getByRole("list", { name: "Files to send" });
    this.waiting = page.getByRole("list", { name: "Messages that wait for their files" });
  }

  chip(name) {
    return this.list.getByRole("listitem").filter({ hasText: name });
  }

  ready(name) {
    return expect(this.chip(name)).toContainText("Ready to send");
  }
}

/** A ticket of Ana's and her page of it. */
async function opened(people, options) {
  const ana = await people.enter("user", "Ana Reyes", options);
  const caller = Caller.as(ana);
  const { id } = await caller.create("The valve in room 204 drips");
  await ana.page.goto(`/tickets/${id}`);
  return { ana, id, caller, thread: new ThreadPage(ana.page), files: new FilesOf(ana.page) };
}

for (const [size, options] of Object.entries(SIZES)) {
  test(`a photo is sent, seen by the helpdesk in full, and says nothing of where it was taken (${size})`, async ({ people }) => {
    const { ana, thread, files, caller, id } = await opened(people, options);
    const taken = await photo(ana.page, "valve.JPG");
    expect(taken.buffer.includes(PLACE)).toBe(true);
    await files.camera.setInputFiles(taken);
    await files.ready("valve.JPG");
    await thread.say("Look at this");
    const picture = thread.log.getByRole("button", { name: "valve.JPG" });
    await expect(picture).toBeVisible();
    await expect(files.list).toBeHidden();
    await expect(thread.log.getByText(/^Sent /)).toBeVisible();

    const [file] = (await caller.events(id)).at(-1).data.attachments;
    const sent = await ana.context.request.get(`/api/v1/attachments/${file.id}`);
    const bytes = await sent.body();
    expect([sent.headers()["content-type"], bytes.length]).toEqual(["image/jpeg", file.size]);
    expect(bytes.includes("Exif") || bytes.includes(PLACE), "metadata").toBe(false);
    const loaded = (img) => img.evaluate((one) => one.decode().then(() => [one.naturalWidth, one.naturalHeight]));
    expect(await loaded(picture.getByRole("img"))).toEqual([2560, 1707]);

    const dana = await people.enter("helpdesk", "Dana Ito", options);
    const queue = new QueuePage(dana.page);
    await queue.row("Ana Reyes").click();
    const seen = queue.log.getByRole("button", { name: "valve.JPG" });
    await expect(seen).toBeVisible();
    await seen.click();
    const dialog = dana.page.getByRole("dialog", { name: "valve.JPG" });
    await expect(dialog.getByRole("img", { name: "valve.JPG" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page: dana.page }).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toHaveCount(0);
  });

  test(`pictures go full by keyboard, one after the other, and the focus comes back (${size})`, async ({ people }) => {
    const { ana, thread, files } = await opened(people, options);
    await files.input.setInputFiles([png("first.png"), png("second.png", [20, 90, 160]), words("readings.txt")]);
    await files.ready("readings.txt");
    await files.ready("second.png");
    await thread.box.press("Enter");
    const [first, second] = ["first.png", "second.png"].map((name) => thread.log.getByRole("button", { name }));
    await expect(thread.log.getByRole("link", { name: /readings\.txt/ })).toBeVisible();
    await expect(thread.log).toContainText("first.png, second.png, readings.txt");

    await first.focus();
    await ana.page.keyboard.press("Enter");
    const dialog = ana.page.getByRole("dialog");
    await expect(dialog).toHaveAccessibleName("first.png");
    await expect(dialog.getByRole("status")).toHaveText("1 of 2");
    await ana.page.keyboard.press("ArrowRight");
    await expect(dialog).toHaveAccessibleName("second.png");
    await ana.page.keyboard.press("ArrowRight");
    await expect(dialog.getByRole("status")).toHaveText("2 of 2");
    await ana.page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(second).toBeFocused();
  });

  test(`what cannot be sent says why, the text stays, and the rest goes out (${size})`, async ({ people }, info) => {
    const { thread, files } = await opened(people, options);
    await thread.box.fill("Three things about the valve");
    const large = info.outputPath("report.pdf");
    await writeFile(large, words("", 10 * 1024 * 1024 + 1).buffer);
    await files.input.setInputFiles(large);
    await files.input.setInputFiles([
      { name: "trap.png", mimeType: "image/png", buffer: Buffer.from("<!doctype html><script>alert(1)</script>") },
      // nothing in its beginning gives it away: the server finds it
      { ...words("notes.txt"), buffer: Buffer.concat([words("", 2_000).buffer, Buffer.from([0])]) },
      png("valve.png"),
    ]);
    await expect(files.chip("report.pdf")).toContainText("larger than 10 MB");
    await expect(files.chip("trap.png")).toContainText("Only pictures");
    await expect(files.chip("notes.txt")).toContainText("This is not what its name says");
    await files.ready("valve.png");
    await expect(thread.box).toHaveValue("Three things about the valve");
    await thread.box.press("Enter");
    await expect(thread.log.getByRole("button", { name: "valve.png" })).toBeVisible();
    await expect(files.list.getByRole("listitem")).toHaveCount(3);
    for (const name of ["report.pdf", "trap.png", "notes.txt"]) await files.list.getByRole("button", { name: `Remove ${name}` }).click();
    await expect(files.list).toBeHidden();
  });
}

test("a message waits for its files, the box is free meanwhile, and a cancelled file holds nothing back", async ({ people }) => {
  const { ana, thread, files, caller, id } = await opened(people);
  const held = [];
  await ana.page.route("**/attachments", (route) => { held.push(route); });
  await files.input.setInputFiles(png("slow.png"));
  await expect.poll(() => held.length).toBe(1);
  await thread.say("With a picture");
  await expect(files.waiting).toContainText("With a picture");
  await expect(files.list).toBeHidden();
  await thread.say("And one more thing");
  await expect(thread.log.getByText(/^Sent /)).toBeVisible();
  await held[0].continue();
  await expect(thread.log.getByRole("button", { name: "slow.png" })).toBeVisible();
  await expect(files.waiting).toBeHidden();

  await files.input.setInputFiles(png("never.png"));
  await expect.poll(() => held.length).toBe(2);
  await thread.say("Without a picture");
  await files.waiting.getByRole("button", { name: "Cancel never.png" }).click();
  await expect(thread.bubble("Without a picture")).toBeVisible();
  await expect.poll(async () => (await caller.events(id)).slice(1).map(({ data }) => [data.body, data.attachments.length]))
    .toEqual([["And one more thing", 0], ["With a picture", 1], ["Without a picture", 0]]);
});

test("pasted and dropped files are taken, a copied text stays a text", async ({ people }) => {
  const { ana, thread, files } = await opened(people);
  const { buffer } = png("pasted.png");
  const give = (target, type, { text = "" } = {}) => target.evaluate((el, [kind, base64, plain]) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], kind === "paste" ? "pasted.png" : "dropped.png", { type: "image/png" }));
    if (plain) carried.setData("text/plain", plain);
    const options = { bubbles: true, cancelable: true };
    if (kind === "paste") return el.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: carried }));
    el.dispatchEvent(new DragEvent("dragover", { ...options, dataTransfer: carried }));
    return el.dispatchEvent(new DragEvent("drop", { ...options, dataTransfer: carried }));
  }, [type, buffer.toString("base64"), text]);
  expect(await give(thread.box, "paste", { text: "words" }), "left to the browser").toBe(true);
  expect(await give(thread.box, "paste")).toBe(false);
  await files.ready("pasted.png");
  expect(await give(thread.log, "drop")).toBe(false);
  await files.ready("dropped.png");
  await expect(files.list.getByRole("listitem")).toHaveCount(2);
  await files.list.getByRole("button", { name: "Remove pasted.png" }).click();
  await expect(files.list.getByRole("button", { name: "Remove dropped.png" })).toBeFocused();
  await ana.page.reload();
  await files.ready("dropped.png");
  await thread.box.press("Enter");
  await expect(thread.log.getByRole("button", { name: "dropped.png" })).toBeVisible();
});

test("a closed ticket's files are closed to users; a note has no files", async ({ people }) => {
  const { ana, thread, files, caller, id } = await opened(people);
  await files.input.setInputFiles(png("valve.png"));
  await files.ready("valve.png");
  await thread.box.press("Enter");
  await expect(thread.log.getByRole("button", { name: "valve.png" })).toBeVisible();
  await expect.poll(async () => (await caller.events(id)).length).toBe(2);
  const [file] = (await caller.events(id))[1].data.attachments;
  const path = `/attachments/${file.id}`;
  expect(await caller.status(path)).toBe(200);

  const dana = await people.enter("helpdesk", "Dana Ito");
  const queue = new QueuePage(dana.page);
  await queue.row("Ana Reyes").click();
  await expect(queue.root.getByRole("button", { name: "Attach a file" })).toBeVisible();
  await queue.root.getByRole("tab", { name: "Internal note" }).click();
  await expect(queue.root.getByRole("button", { name: "Attach a file" })).toBeHidden();
  const desk = Caller.as(dana);
  await desk.take(id);
  await desk.close(id);
  await expect(ana.page.getByText("This ticket is closed.").first()).toBeVisible();
  expect([await caller.status(path), await desk.status(path)]).toEqual([404, 200]);
});

for (const [size, options] of Object.entries(SIZES)) {
  test(`a new ticket begins with a photo (${size})`, async ({ people }) => {
    const ana = await people.enter("user", "Ana Reyes", options);
    await ana.page.goto("/tickets/new");
    const form = new TicketsPage(ana.page);
    const files = new FilesOf(ana.page);
    await files.camera.setInputFiles(await photo(ana.page, "leak.jpg", { width: 800, height: 600 }));
    await expect(files.chip("leak.jpg")).toContainText("Waits for its turn");
    const id = await form.send("Water runs down the wall in room 204");
    await expect(new ThreadPage(ana.page).log.getByRole("button", { name: "leak.jpg" })).toBeVisible();
    expect((await Caller.as(ana).events(id)).map(({ kind, data }) => [kind, data.body])).toEqual([["opened", undefined], ["message", "leak.jpg"]]);
  });
}

test.describe("without a server", () => {
  test.use({ outage: true });

  test("a file that could not go out goes by itself when the helpdesk is back", async ({ helpdesk, people }) => {
    const { thread, files } = await opened(people);
    await helpdesk.kill();
    await files.input.setInputFiles(png("valve.png"));
    await expect(files.chip("valve.png")).toContainText("No connection");
    await thread.say("It drips");
    await expect(files.waiting).toContainText("It drips");
    await helpdesk.up();
    await expect(thread.log.getByRole("button", { name: "valve.png" })).toBeVisible({ timeout: 45_000 });
    await expect(thread.log.getByText(/^Sent /)).toBeVisible();
  });
});
