// The files of one ticket's composer, and the messages that wait for theirs. Sending never locks the box: a message whose
// files are still on their way leaves the box as a parcel and goes into the outbox when the last of them is there. A tray
// lives as long as its page, whatever ticket is shown; what is uploaded and the texts of parcels survive a reload.
//
// Events: "change" whenever something is new.

import { MOST_FILES, caption } from "./file-rules.js";
import { FileItem } from "./file-item.js";
import { newCid } from "./cid.js";

/** The server deletes what no message took within a day; a kept one is offered again a little shorter. */
const KEPT_MS = 23 * 3_600_000;
/** The outbox had no room for a parcel: it is offered again. */
const OFFERED_MS = 2_000;
const trays = new Map();

/** The tray of a ticket, made when it is first asked for; hand(text, attachments) puts a message into the outbox. */
export function trayOf(ticket, keep, hand) {
  const tray = trays.get(ticket) ?? new Tray(ticket, keep);
  trays.set(ticket, tray);
  tray.hand = hand;
  return tray;
}

export class Tray extends EventTarget {
  #ticket; #keep; #saved = ""; #timer = 0;
  /** What the box holds, and the messages that left it: {key, text, items}. */
  items = [];
  parcels = [];
  hand = () => false;

  /** ticket: null if there is none yet; keep: where drafts live, or null. */
  constructor(ticket, keep = null) {
    super();
    [this.#ticket, this.#keep] = [ticket, keep];
    this.#restore();
    globalThis.addEventListener?.("online", () => this.#all.forEach((item) => item.again()));
    globalThis.addEventListener?.("beforeunload", (event) => { if (this.parcels.length > 0) event.preventDefault(); });
  }

  /** Whether a message that is sent now would carry something. */
  get holds() {
    return this.items.some((item) => item.state !== "refused");
  }

  /** Takes files in; those that are too many for one message are left out, and their number is returned. */
  add(files) {
    const room = MOST_FILES - this.items.length;
    const taken = Array.from(files).slice(0, Math.max(room, 0));
    this.items = [...this.items, ...taken.map((file) => new FileItem(file, this.#ticket, () => this.#changed()))];
    this.#changed();
    return files.length - taken.length;
  }

  /** Gives files back that a message had which comes back into the box. */
  takeBack(attachments) {
    const back = attachments.map((attachment) => new FileItem(null, this.#ticket, () => this.#changed(), attachment));
    this.items = [...back, ...this.items].slice(0, MOST_FILES);
    this.#changed();
  }

  /** Takes one away, from the box or from its parcel. */
  remove(key) {
    this.#all.find((item) => item.key === key)?.cancel();
    const without = (items) => items.filter((item) => item.key !== key);
    this.items = without(this.items);
    this.parcels = this.parcels.map((parcel) => ({ ...parcel, items: without(parcel.items) }));
    this.#changed();
  }

  /** Tries a failed one at once. */
  again(key) {
    this.#all.find((item) => item.key === key)?.again();
  }

  /** Now there is a ticket to send them to. */
  bind(ticket) {
    this.#ticket = ticket;
    this.#all.forEach((item) => item.bind(ticket));
  }

  /**
   * Sends a text with what the box holds, now or as soon as it can; false: the outbox is full, nothing was taken. Without a
   * text the names of the files stand for it, as a message needs one.
   */
  send(text) {
    const items = this.items.filter((item) => item.state !== "refused");
    if (items.every((item) => item.state === "ready") && this.parcels.length === 0) {
      if (!this.#give({ text, items })) return false;
    } else this.parcels = [...this.parcels, { key: newCid(), text, items }];
    this.items = this.items.filter((item) => item.state === "refused");
    this.#changed();
    return true;
  }

  /** Takes a parcel apart; its files lie in the box again, and its text is returned. */
  unpack(key) {
    const parcel = this.parcels.find((one) => one.key === key);
    this.parcels = this.parcels.filter((one) => one !== parcel);
    this.items = [...(parcel?.items ?? []), ...this.items].slice(0, MOST_FILES);
    this.#changed();
    return parcel?.text ?? "";
  }

  get #all() {
    return [...this.items, ...this.parcels.flatMap((parcel) => parcel.items)];
  }

  #changed() {
    this.#dispatch();
    this.#save();
    this.dispatchEvent(new CustomEvent("change"));
  }

  #give({ text, items }) {
    return this.hand(text || caption(items.map((item) => item.name)), items.map((item) => item.attachment));
  }

  // In their order: one that still waits holds back those behind it. One that has lost all it had says nothing.
  #dispatch() {
    clearTimeout(this.#timer);
    while (this.parcels.length > 0) {
      const [parcel, ...rest] = this.parcels;
      const { text, items } = parcel;
      if (items.some((item) => item.state !== "ready")) return;
      if ((text || items.length > 0) && !this.#give(parcel)) {
        this.#timer = setTimeout(() => this.#changed(), OFFERED_MS);
        return;
      }
      this.parcels = rest;
    }
  }

  #save() {
    if (!this.#keep || this.#ticket === null) return;
    const files = this.#all.filter((item) => item.state === "ready").map((item) => item.attachment);
    const texts = this.parcels.map((parcel) => parcel.text).filter(Boolean).join("\n");
    const now = JSON.stringify([files, texts]);
    if (now === this.#saved) return;
    this.#saved = now;
    this.#keep.keepDraft(`${this.#ticket}.files`, files.length > 0 ? JSON.stringify({ by: me(), at: Date.now(), files }) : "");
    this.#keep.keepDraft(`${this.#ticket}.parcels`, texts);
  }

  // The files of another session are nobody's any more: the server gives a message only its own writer's.
  #restore() {
    if (!this.#keep || this.#ticket === null) return;
    const { by, at, files } = parsed(this.#keep.draft(`${this.#ticket}.files`));
    const texts = this.#keep.draft(`${this.#ticket}.parcels`);
    const where = `${this.#ticket}.post`;
    if (texts) this.#keep.keepDraft(where, [texts, this.#keep.draft(where)].filter(Boolean).join("\n"));
    this.#keep.keepDraft(`${this.#ticket}.parcels`, "");
    if (files && by === me() && Date.now() - at < KEPT_MS) this.takeBack(files);
  }
}

function me() {
  return parsed(globalThis.document?.body?.dataset.you).id ?? null;
}

function parsed(text) {
  try {
    return JSON.parse(text || "{}") ?? {};
  } catch {
    return {};
  }
}
