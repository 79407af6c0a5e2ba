// Pages in other languages: people who come in without reading English, what is left of English on a page, and what does
// not fit where it stands.

import { allMessages } from "../unit/fluent.js";

/** Comes in by the entry page, whatever its language. */
export async function enterAs(person) {
  await person.page.goto("/");
  await person.page.locator("#name").fill(person.name);
  await person.page.locator(`button[name="role"][value="${person.role}"]`).click();
  await person.page.waitForURL(person.role === "user" ? "**/tickets" : "**/queue");
  return person;
}

/** Every page there is: name, who looks, path, and what its script has made when it is done. */
export function everyPage({ open, active, closed }) {
  const page = (name, role, path, ready = "main") => ({ name, role, path, ready });
  return [
    page("entry", null, "/"),
    page("tickets", "user", "/tickets", '[data-part="all"] [data-key]'),
    page("new", "user", "/tickets/new?building=Library&room=2.14&text=The+heating+is+off", '[data-part="guess"]:not([hidden])'),
    page("thread", "user", `/tickets/${active}`, ".turn"),
    page("closed", "user", `/tickets/${closed}`, '[data-part="solved"]'),
    page("tickets-found", "user", "/tickets?q=elevator", '[data-part="all"] mark'),
    page("offline", null, "/offline"),
    page("problem", "user", "/tickets/987654321"),
    page("thread-desk", "helpdesk", `/tickets/${active}`, ".turn"),
    page("queue", "helpdesk", "/queue", '[data-part="rows"] [data-key]'),
    page("queue-thread", "helpdesk", `/queue?ticket=${open}`, '[data-part="thread"] .system'),
    page("queue-closed", "helpdesk", "/queue?view=closed", '[data-part="rows"] [data-key]'),
    page("queue-corrected", "helpdesk", "/queue?view=all&corrected=true&opened_after=2026-01-01T00:00:00Z", '[data-part="empty"]:not([hidden])'),
    page("queue-found", "helpdesk", "/queue?view=unclosed&q=elevator", '[data-part="rows"] mark'),
    page("posters", "helpdesk", "/posters?place=building%3DLibrary%26room%3D2.14", ".poster"),
    page("dashboard", "helpdesk", "/analytics", '[data-part="live"]:not([hidden])'),
  ];
}

/**
 * Opens one of them and waits for its content. The offline page would ask itself away as soon as the helpdesk answers, after
 * half a second, so its question stays without an answer.
 */
export async function show(person, { path, ready }) {
  if (path === "/offline") await person.page.route("**/healthz", () => {});
  await person.page.goto(path);
  await person.page.locator(ready).first().waitFor();
}

/** The switch of languages, of which each width shows one. */
export function languageSwitch(page) {
  return page.locator('[data-part="language"]:visible > summary');
}

/** All that a page shows or says, hidden parts and templates too: text by text. */
export function wordsOf(page) {
  return page.evaluate(() => {
    const found = new Set([document.title]);
    const read = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) {
          if (!node.parentElement?.closest("script, style, kbd, [lang]:not(html)")) found.add(node.data.replace(/\s+/g, " ").trim());
          continue;
        }
        for (const name of ["aria-label", "title", "placeholder", "alt"]) if (node.hasAttribute(name)) found.add(node.getAttribute(name));
        if (node.localName === "template") read(node.content);
      }
    };
    read(document.body);
    return Array.from(found).filter(Boolean);
  });
}

/** Which of these texts are English messages that the language says otherwise: [text, key]. */
export function leftovers(texts, lang) {
  const [english, own] = [allMessages("en"), allMessages(lang)];
  const told = (pattern) => (typeof pattern === "string" ? escaped(pattern) : pattern.map(piece).join(""));
  const ours = new Map(Object.keys(own).map((key) => [key, told(own[key])]));
  const foreign = Object.keys(english).map((key) => [key, told(english[key])]).filter(([key, regex]) => regex !== ours.get(key) && isTelling(regex));
  const patterns = foreign.map(([key, regex]) => [key, new RegExp(`^${regex}$`, "u")]);
  const native = Array.from(ours.values()).filter(hasWord).map((regex) => new RegExp(`^${regex}$`, "u"));
  return texts.flatMap((text) => {
    const found = patterns.find(([, regex]) => regex.test(text));
    return found && !native.some((regex) => regex.test(text)) ? [`${text} (${found[0]})`] : [];
  });
}

function piece(one) {
  if (typeof one === "string") return escaped(one);
  const [, variants] = one;
  if (!variants) return ".+";
  return `(?:${Object.values(variants).map((variant) => (typeof variant === "string" ? escaped(variant) : variant.map(piece).join(""))).join("|")})`;
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

// "… and …" fits whatever people write.
function isTelling(regex) {
  return hasWord(regex) && !(regex.startsWith(".+") && regex.endsWith(".+"));
}

function hasWord(regex) {
  return /\p{L}{3}/u.test(regex);
}

/** Pixels that stick out of the page, and controls whose own words do not fit into them. */
export function overflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const found = wide > 0 ? [`${wide} px stick out`] : [];
    const controls = document.querySelectorAll(".button, .pill, .chip, .segmented > *, .rail__item > span, .phone-nav a, .folder-tab, .float-pill, .door__name, h1, h2, label, dt");
    for (const el of controls) {
      const shown = el.checkVisibility() && getComputedStyle(el).position !== "absolute" && !el.closest(".sr, .clip") && !el.matches(".sr, .clip");
      if (shown && el.scrollWidth > el.clientWidth + 1 && getComputedStyle(el).display !== "inline") found.push(`${el.className || el.localName}: ${el.textContent.trim().slice(0, 40)} (${el.scrollWidth} in ${el.clientWidth})`);
    }
    return found;
  });
}

/** Pairs of controls and headings that lie on each other, as text; what is meant to float is left out. */
export function overlaps(page) {
  return page.evaluate(() => {
    const floats = ".queue-row__body, .queue-row__check *, .skip, .splitter, option, .toasts *, .sr, [data-part='jump'] *, .new-above *";
    const things = Array.from(document.querySelectorAll("a, button, input, select, textarea, summary, h1, h2, .pill, .tag, .chip, time")).filter((el) => {
      const box = el.getBoundingClientRect();
      return el.checkVisibility() && !el.matches(floats) && box.width > 2 && box.height > 2;
    });
    const name = (el) => `${el.localName}.${el.className.baseVal ?? el.className} ${el.textContent.trim().slice(0, 20)}`;
    const found = [];
    things.forEach((one, i) => {
      const a = one.getBoundingClientRect();
      for (const other of things.slice(i + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const b = other.getBoundingClientRect();
        const [x, y] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
        if (x > 2 && y > 2) found.push(`${name(one)} | ${name(other)}`);
      }
    });
    return found;
  });
}
