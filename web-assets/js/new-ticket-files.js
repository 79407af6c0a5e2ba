// Files with the first description. They need a ticket to go to, so they stay in the page until it has its number; then
// they are uploaded and sent as its first message, and only then the page goes on to the ticket. A reload before that
// loses them, never the description.

import { FilePicker } from "./file-picker.js";
import { Tray } from "./tray.js";
import { put, show } from "./template.js";
import { say } from "./say.js";
import { withFiles } from "./thread-parts.js";

/** Binds the files of the form. outbox sends the message. */
export class NewTicketFiles {
  #form; #outbox; #tray = null; #picker = null; #held = new Map();

  constructor(form, outbox) {
    [this.#form, this.#outbox] = [form, outbox];
    this.#begin();
  }

  /** The creation with this cid is on its way: what was chosen belongs to it, and the form is empty again. */
  hold(cid) {
    if (!this.#tray.holds) return;
    this.#held.set(cid, this.#tray);
    this.#begin();
  }

  /** The ticket is there: resolves when its files are, too, or nobody wants them any more. */
  async deliver(cid, ticket) {
    const tray = this.#held.get(cid);
    this.#held.delete(cid);
    if (!tray?.holds) return;
    this.#show(tray);
    show(put(this.#form, "state", say("files-on-their-way")), true);
    await new Promise((done) => {
      let handed = false;
      tray.hand = (body, attachments) => {
        const sent = this.#outbox.send({ ticket, op: "post", body, ...withFiles(attachments) });
        handed = sent !== null;
        if (handed) this.#settled(sent).then(done);
        return handed;
      };
      // all of them were taken away: there is nothing to wait for
      tray.addEventListener("change", () => { if (!handed && tray.parcels.length === 0) done(); });
      tray.send("");
      tray.bind(ticket);
    });
  }

  #begin() {
    this.#show(new Tray(null));
  }

  #show(tray) {
    this.#picker?.close();
    this.#tray = tray;
    this.#picker = new FilePicker(this.#form, tray, { say: (sentence) => show(put(this.#form, "state", sentence), true) });
  }

  #settled(cid) {
    return new Promise((done) => {
      const settled = ({ detail }) => { if (detail.entry.cid === cid) done(); };
      this.#outbox.addEventListener("ack", settled);
      this.#outbox.addEventListener("refused", settled);
    });
  }
}
