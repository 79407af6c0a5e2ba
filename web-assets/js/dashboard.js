// GET /analytics: the cards change while one looks. Which analyses are shown and over which period stands in the address.
// Live: the newest moment that any shown figure is from. Cut off: everything is marked stale, and stays.

import { Cards, second } from "./dashboard-cards.js";
import { DeskCounts } from "./desk-counts.js";
import { mark, part, put, show, slot } from "./template.js";
import { mountKeys } from "./keys-sheet.js";
import { mountPeriod } from "./dashboard-period.js";
import { mountWall } from "./dashboard-wall.js";
import { QueueStore } from "./queue-store.js";
import { say } from "./say.js";
import { startPage } from "./page.js";

/** A cut that is shorter is not worth a word. */
const HELD_BACK_MS = 1_500;

const root = part(document, "dashboard");
const { last } = root.dataset;
const cards = new Cards(part(root, "cards"));
const page = await startPage();
const { connection } = page;

const store = new QueueStore();
const counts = new DeskCounts(page.you.id);
let newest = "";
let cut = 0;

function showLive() {
  const head = part(root, "live");
  const live = connection.online;
  root.toggleAttribute("data-offline", !live);
  mark(head, live ? "online" : "offline", "live-mark");
  put(head, "live", say(live ? "live" : "live-stale"));
  slot(head, "live-time").dateTime = newest;
  put(head, "live-time", newest ? second(newest) : "");
  show(head, newest !== "");
}

function take(frame) {
  switch (frame.t) {
    case "analytics":
      cards.take(frame);
      if (!frame.stale && frame.as_of > newest) newest = frame.as_of;
      return showLive();
    case "queue_snap":
      store.snapshot(frame);
      return counts.show(store);
    case "queue":
      if (store.change(frame) === "left") counts.closedOne();
      return counts.show(store);
    case "digest":
      if (!store.agrees(frame)) connection.watch("queue");
  }
}

function shownWords() {
  return Array.from(part(root, "choose-form").querySelectorAll("input:checked"), (box) => box.value);
}

function address(period, words) {
  const all = part(root, "choose-form").querySelectorAll('input[type="checkbox"]').length;
  return `/analytics?last=${period}${words.length === all ? "" : `&show=${words.join(",")}`}`;
}

function choose() {
  const words = shownWords();
  const to = address(last, words);
  if (!cards.choose(words)) return location.assign(to);
  history.replaceState({}, "", to);
  part(root, "wall").href = `${to}&kiosk`;
  show(part(root, "none"), words.length === 0);
  for (const link of root.querySelectorAll(".segmented a")) link.href = address(new URL(link.href).searchParams.get("last"), words);
}

newest = Array.from(root.querySelectorAll(".card:not([data-stale]) .card__asof time"), (time) => time.dateTime).sort().at(-1) ?? "";
connection.addEventListener("frame", ({ detail: { frame } }) => take(frame));
connection.addEventListener("state", () => {
  clearTimeout(cut);
  if (connection.online) showLive();
  else cut = setTimeout(showLive, HELD_BACK_MS);
});
connection.watch("analytics", last);
connection.watch("queue");

part(root, "choose-form").addEventListener("change", choose);
mountPeriod(root, (period) => location.assign(address(period, shownWords())));
root.addEventListener("click", (event) => {
  if (event.target.closest('[data-act="retry"]')) connection.watch("analytics", last);
});

if (root.dataset.wall) mountWall(root, connection);
else mountKeys();
