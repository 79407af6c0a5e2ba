// Notifications and a sound, when somebody asked for them: off until then, the permission asked on the click that turns them
// on. News of the helpdesk's queue; what is looked at in some tab is not announced, and one tab announces for all.

import { acts, part, put, show } from "./template.js";
import { Newsroom, newsWords } from "./news.js";
import { chime } from "./chime.js";
import { Lookout } from "./lookout.js";
import { say } from "./say.js";
import { showWaiting } from "./badge.js";
import { since } from "./time.js";

const KEY = "helpdesk.notices";
/** News that come together are one notification. */
const GATHER_MS = 500;

export class Notices {
  #page; #open; #news; #lookout; #wanted; #gathered = []; #timer = 0; #dialog;

  /** page = {you, connection, keep}; open(ticket) shows a ticket when its notification is pressed. */
  constructor(page, open) {
    this.#page = page;
    this.#open = open;
    this.#news = new Newsroom(page.you.id);
    this.#lookout = new Lookout(page.you.id);
    this.#wanted = read();
    this.#dialog = part(document, "notices");
    page.connection.addEventListener("frame", ({ detail: { frame } }) => this.#hear(frame));
    addEventListener("storage", ({ key }) => { if (key === KEY) this.#wanted = read(); this.count(); });
    this.#bind();
  }

  /** The shown ticket is another one. */
  shows(ticket) {
    this.#lookout.shows(ticket);
    this.count();
  }

  /** Brings title and icon up to date: reading marks may have moved. */
  count() {
    showWaiting(this.#news.waiting((ticket) => this.#page.keep.seen(ticket)));
  }

  #hear(frame) {
    if (frame.t !== "queue" && frame.t !== "queue_snap") return;
    const news = this.#news.take(frame, since);
    this.count();
    const asked = this.#wanted.show || this.#wanted.sound; // what was heard before somebody asked is no news any more
    if (news.length === 0 || !asked || !this.#lookout.announces) return;
    this.#gathered.push(...news);
    this.#timer ||= setTimeout(() => this.#announce(), GATHER_MS);
  }

  #announce() {
    this.#timer = 0;
    const news = this.#gathered.splice(0).filter(({ item }) => !this.#lookout.isLookedAt(item.ticket));
    if (news.length === 0) return;
    if (this.#wanted.sound) chime();
    if (this.#wanted.show && globalThis.Notification?.permission === "granted") this.#notify(news);
  }

  #notify(news) {
    const { title, body } = newsWords(news);
    const { ticket } = news.at(-1).item;
    try {
      const shown = new Notification(title, { body, tag: `helpdesk.${ticket}`, icon: document.querySelector('link[rel="icon"]')?.href });
      shown.onclick = () => { focus(); shown.close(); this.#open(ticket); };
    } catch {
      // Android's browsers know the class and refuse to make one; title, icon and sound are there all the same.
    }
  }

  #bind() {
    const form = part(this.#dialog, "notices-form");
    const { show: showing, sound } = form.elements;
    for (const button of document.querySelectorAll('[data-act="notices"]')) {
      show(button, true).addEventListener("click", () => {
        this.#wanted = read();
        [showing.checked, sound.checked] = [this.#wanted.show && globalThis.Notification?.permission === "granted", this.#wanted.sound];
        this.#say();
        this.#dialog.showModal();
      });
    }
    acts(this.#dialog, { close: () => this.#dialog.close() });
    form.addEventListener("submit", (event) => event.preventDefault());
    showing.addEventListener("change", async () => {
      const granted = showing.checked && globalThis.Notification && (await Notification.requestPermission()) === "granted";
      showing.checked = Boolean(granted);
      this.#keep({ show: Boolean(granted) });
      this.#say();
    });
    sound.addEventListener("change", () => {
      this.#keep({ sound: sound.checked });
      if (sound.checked) chime(); // so that one knows it, and the browser that it is wished for
    });
  }

  #say() {
    const why = !globalThis.Notification ? say("notices-https")
      : Notification.permission === "denied" ? say("notices-blocked") : "";
    show(put(this.#dialog, "notices-why", why), why !== "");
  }

  #keep(change) {
    this.#wanted = { ...this.#wanted, ...change };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#wanted));
    } catch {
      // Not remembered; it holds for this page.
    }
  }
}

function read() {
  try {
    const { show: showing = false, sound = false } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { show: showing === true, sound: sound === true };
  } catch {
    return { show: false, sound: false };
  }
}
