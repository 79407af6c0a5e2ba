// Times as people read them. The pure half turns numbers into words; `localise` and `keepTime` put them into `<time>`.
// Rule: a time informs and never decides an order.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago: "now", "12 min", "2 h", "3 d". */
export function ago(ms) {
  if (ms < MINUTE) return "now";
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

/** Hours and minutes in the reader's zone. */
export function clock(at) {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

/** The calendar day in the reader's zone, as a key that sorts. */
export function dayKey(at) {
  const day = new Date(at);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}

/** The day as a heading: "Today", "Yesterday", "Monday, 3 March". */
export function dayName(at, now) {
  if (dayKey(at) === dayKey(now)) return "Today";
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayKey(at) === dayKey(yesterday)) return "Yesterday";
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
  return new Date(at).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long", year });
}

/** A moment in full, short where it is today: "today 13:38", "3 Mar, 13:38". */
export function full(at, now) {
  if (dayKey(at) === dayKey(now)) return clock(at);
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
  return `${new Date(at).toLocaleDateString([], { day: "numeric", month: "short", year })}, ${clock(at)}`;
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
    time.title = new Date(at).toLocaleString();
  }
}

/** Keeps the ages right: at once, every 15 s, and when the tab is looked at again. `also` runs along. */
export function keepTime(also = () => {}) {
  const run = () => { localise(); also(); };
  run();
  setInterval(run, 15_000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) run(); });
}
