// Times as people read them. The pure half turns numbers into words; `localise` and `keepTime` put them into `<time>`.
// The server writes the same from the same messages (language/moment.rs), in the zone of the campus.
// Rule: a time informs and never decides an order.

import { say } from "./say.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago: "now", "12 min", "2 h", "3 d". */
export function ago(ms) {
  if (ms < MINUTE) return say("age-now");
  if (ms < HOUR) return say("age-minutes", { n: Math.floor(ms / MINUTE) });
  if (ms < 2 * DAY) return say("age-hours", { n: Math.floor(ms / HOUR) });
  return say("age-days", { n: Math.floor(ms / DAY) });
}

/** Hours and minutes in the reader's zone. */
export function clock(at) {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The calendar day in the reader's zone, as a key that sorts. */
export function dayKey(at) {
  const day = new Date(at);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The day as a heading: "Today", "Yesterday", "Monday, 3 March". */
export function dayName(at, now) {
  if (dayKey(at) === dayKey(now)) return say("today");
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayKey(at) === dayKey(yesterday)) return say("yesterday");
  const date = new Date(at);
  const values = { weekday: say("weekday", { day: date.getDay() }), day: date.getDate(), month: say("month-long", { month: date.getMonth() + 1 }) };
  return isThisYear(at, now) ? say("date-long", values) : say("date-long-year", { ...values, year: String(date.getFullYear()) });
}

/** A moment in full, short where it is today: "13:38", "3 Mar, 13:38". */
export function full(at, now) {
  if (dayKey(at) === dayKey(now)) return clock(at);
  return say("date-and-time", { date: isThisYear(at, now) ? shortDate(at) : shortDateYear(at), time: clock(at) });
}

/** The day without its year: "3 Mar". */
export function shortDate(at) {
  return say("date-short", dayAndMonth(at));
}

function shortDateYear(at) {
  return say("date-short-year", { ...dayAndMonth(at), year: String(new Date(at).getFullYear()) });
}

function dayAndMonth(at) {
  const date = new Date(at);
  return { day: date.getDate(), month: say("month-short", { month: date.getMonth() + 1 }) };
}

function isThisYear(at, now) {
  return new Date(at).getFullYear() === new Date(now).getFullYear();
}

function two(n) {
  return String(n).padStart(2, "0");
}

// How far this machine's clock is behind the server's; measured at each welcome, so that "12 min" is the same for all.
let skew = 0;

/** Remembers the server's clock. */
export function trustClock(serverNow, localNow = Date.now()) {
  const ahead = new Date(serverNow).getTime() - localNow;
  skew = Number.isFinite(ahead) ? ahead : 0;
}

/** Milliseconds since then, by the server's clock. */
export function since(at, localNow = Date.now()) {
  return localNow + skew - new Date(at).getTime();
}

/** Fills every `<time datetime data-time>` below `root`: "age", "clock" or "full". */
export function localise(root = document) {
  const now = Date.now();
  for (const time of root.querySelectorAll("time[data-time]")) {
    const at = time.dateTime;
    if (!at) continue;
    const shown = { age: () => ago(since(at, now)), clock: () => clock(at), full: () => full(at, now) }[time.dataset.time]?.();
    if (shown && shown !== time.textContent) time.textContent = shown;
    const title = say("date-and-time", { date: shortDateYear(at), time: clock(at) });
    if (time.title !== title) time.title = title;
  }
}

/** Keeps the ages right: at once, every 15 s, and when the tab is looked at again. `also` runs along. */
export function keepTime(also = () => {}) {
  const run = () => { localise(); also(); };
  run();
  setInterval(run, 15_000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) run(); });
}
