// The tray in the page: the buttons that choose files, pasting and dropping, a chip for each file with its progress, and
// the messages that wait for theirs.

import { MOST_FILES, bytes } from "./file-rules.js";
import { clone, icon, part, put, reconcile, show, slot } from "./template.js";
import { say } from "./say.js";

export class FilePicker {
  #root; #tray; #say; #rewrite; #alive = new AbortController();

  /**
   * root holds the markup of file_tray.hbs and the buttons; `zone` is where files may be dropped. say(sentence) tells what
   * is left out; rewrite(text) takes the text of a waiting message back.
   */
  constructor(root, tray, { zone = root, say: tell = () => {}, rewrite = () => {} } = {}) {
    [this.#root, this.#tray, this.#say, this.#rewrite] = [root, tray, tell, rewrite];
    this.#bind(zone);
    this.#show();
  }

  /** Whether files can be chosen now: a note has none. */
  set on(on) {
    for (const button of this.#root.querySelectorAll('[data-act="attach"], [data-act="photo"]')) show(button, on);
    show(part(this.#root, "files"), on && this.#tray.items.length > 0);
    this.#root.dataset.files = on ? "on" : "off";
  }

  close() {
    this.#alive.abort();
  }

  #bind(zone) {
    const { signal } = this.#alive;
    const input = (name) => part(this.#root, name);
    this.#tray.addEventListener("change", () => this.#show(), { signal });
    this.#root.addEventListener("click", ({ target }) => this.#act(target.closest("[data-act]")), { signal });
    for (const name of ["file-input", "photo-input"]) {
      input(name).addEventListener("change", () => { this.#add(input(name).files); input(name).value = ""; }, { signal });
    }
    this.#root.addEventListener("paste", (event) => {
      const { files, types } = event.clipboardData;
      // what is copied from a text has a picture of it too
      if (this.#off || files.length === 0 || types.includes("text/plain")) return;
      event.preventDefault();
      this.#add(files);
    }, { signal });
    const over = (event, on) => {
      if (this.#off || !event.dataTransfer?.types.includes("Files")) return false;
      event.preventDefault();
      this.#root.classList.toggle("takes-files", on);
      return true;
    };
    zone.addEventListener("dragover", (event) => over(event, true), { signal });
    zone.addEventListener("dragleave", (event) => { if (!zone.contains(event.relatedTarget)) over(event, false); }, { signal });
    zone.addEventListener("drop", (event) => { if (over(event, false)) this.#add(event.dataTransfer.files); }, { signal });
  }

  get #off() {
    return this.#root.dataset.files === "off";
  }

  #act(button) {
    const key = button?.closest("[data-key]")?.dataset.key;
    switch (button?.dataset.act) {
      case "attach": return part(this.#root, "file-input").click();
      case "photo": return part(this.#root, "photo-input").click();
      case "file-remove": return this.#remove(button, key);
      case "file-again": return this.#tray.again(key);
      case "parcel-open": return this.#rewrite(this.#tray.unpack(key));
    }
  }

  #add(files) {
    const left = this.#tray.add(files);
    if (left > 0) this.#say(say("too-many-files", { most: MOST_FILES }));
  }

  // The focus goes to the next chip, or to the button that chose it.
  #remove(button, key) {
    const chip = button.closest(".file-chip");
    const next = (chip.nextElementSibling ?? chip.previousElementSibling)?.querySelector('[data-act="file-remove"]');
    this.#tray.remove(key);
    (next ?? this.#root.querySelector('[data-act="attach"]')).focus();
  }

  #show() {
    const files = part(this.#root, "files");
    show(files, !this.#off && this.#tray.items.length > 0);
    showChips(files, this.#tray.items);
    const parcels = part(this.#root, "parcels");
    if (!parcels) return;
    show(parcels, this.#tray.parcels.length > 0);
    reconcile(parcels, this.#tray.parcels, {
      key: (parcel) => parcel.key,
      make: (parcel) => {
        const el = clone("t-parcel");
        put(el, "text", parcel.text);
        show(slot(el, "text"), Boolean(parcel.text));
        return el;
      },
      update: (el, parcel) => showChips(part(el, "parcel-files"), parcel.items),
    });
  }
}

function showChips(list, items) {
  reconcile(list, items, { key: (item) => item.key, make: () => clone("t-file-chip"), update: showChip });
}

const STATES = ["reading", "waiting", "uploading", "ready"];

function showChip(chip, item) {
  if (item.picture && !chip.querySelector("canvas")) {
    item.picture.className = "file-chip__picture";
    slot(chip, "icon").replaceWith(item.picture);
  }
  chip.dataset.state = item.state;
  put(chip, "name", item.name);
  put(chip, "size", bytes(item.size));
  put(chip, "state", STATES.includes(item.state) ? say(`file-state-${item.state}`) : "");
  const bar = part(chip, "progress");
  show(bar, item.state === "uploading" || item.state === "waiting" || item.state === "reading");
  if (item.state === "uploading") bar.value = item.done * 100;
  else bar.removeAttribute("value");
  bar.setAttribute("aria-label", say("file-progress", { name: item.name }));
  show(put(chip, "why", item.why ?? ""), Boolean(item.why));
  show(part(chip, "again"), item.state === "failed");
  const label = item.pending ? say("file-cancel", { name: item.name }) : say("file-remove", { name: item.name });
  part(chip, "remove").setAttribute("aria-label", label);
  const svg = slot(chip, "icon");
  if (svg) icon(svg, item.why ? "alert" : "file");
}
