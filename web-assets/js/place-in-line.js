// Where an open ticket stands in line, live: "Place in line 3, usually 6–10 min". Told by `place` frames; gone when it is taken.

import { part, put, show, slot } from "./template.js";
import { say } from "./say.js";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** More than this before one: the number alone. */
const MOST_PEGS = 7;
const SVG = "http://www.w3.org/2000/svg";

/** "6–10 min", "2–3 h", "1 d": what the two ends of an expectation in seconds say, in the unit of the longer one. */
export function range(low, high) {
  if (high < MINUTE) return say("under-a-minute");
  const [unit, word] = high < 2 * HOUR ? [MINUTE, "age-minutes"] : high < 2 * DAY ? [HOUR, "age-hours"] : [DAY, "age-days"];
  const [from, to] = [Math.max(1, Math.round(low / unit)), Math.max(1, Math.round(high / unit))];
  return say(word, { n: from === to ? to : `${from}–${to}` });
}

/** The sentence of a `place` frame. */
export function sentence({ ahead, expect_low_s: low, expect_high_s: high }) {
  const known = low !== null && high !== null && low !== undefined && high !== undefined;
  return known ? say("line-place-usually", { n: ahead + 1, time: range(low, high) }) : say("line-place", { n: ahead + 1 });
}

/** The pegs of a place: circles {x, r, you}, or none if they would be too many to count. */
export function pegs(ahead) {
  if (ahead + 1 > MOST_PEGS) return [];
  const before = Array.from({ length: ahead }, (_, i) => ({ x: 8 + 18 * i, r: 6, you: false }));
  return [...before, { x: 8 + 18 * ahead + (ahead > 0 ? 2 : 4), r: 9, you: true }];
}

/** Keeps the line of a ticket's thread right. */
export function mountPlace(root, thread, connection) {
  const line = part(root, "line");
  if (!line) return;
  connection.addEventListener("frame", ({ detail: { frame } }) => {
    if (frame.t !== "place" || frame.ticket !== thread.id || !isOpen(thread)) return;
    draw(slot(line, "pegs"), pegs(frame.ahead));
    put(line, "line", sentence(frame));
    show(line, true);
  });
  const check = () => { if (!isOpen(thread)) show(line, false); };
  thread.addEventListener("change", check);
  thread.addEventListener("gone", check);
}

function isOpen(thread) {
  return !thread.gone && thread.ticket?.status === "open";
}

function draw(svg, circles) {
  svg.toggleAttribute("hidden", circles.length === 0);
  const last = circles.at(-1);
  if (last) svg.setAttribute("viewBox", `0 0 ${last.x + last.r + 2} 24`);
  svg.replaceChildren(...circles.map(({ x, r, you }) => {
    const peg = document.createElementNS(SVG, "circle");
    peg.setAttribute("class", you ? "peg peg--you" : "peg");
    peg.setAttribute("cx", x);
    peg.setAttribute("cy", 12);
    peg.setAttribute("r", r);
    return peg;
  }));
}
