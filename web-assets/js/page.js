// What every page with a connection starts with: who reads it, the socket, the outbox, the banner, the clock.

import { Connection } from "./connection.js";
import { Delivery } from "./delivery.js";
import { Keep } from "./keep.js";
import { keepTime } from "./time.js";
import { mountBanner } from "./banner.js";
import { OutboxStore } from "./outbox-store.js";
import { mountMenus } from "./menus.js";
import { say } from "./say.js";
import { toast } from "./toast.js";

/** {you, connection, outbox, keep}; `also` runs whenever the ages on the page are brought up to date. */
export function startPage(also) {
  const you = JSON.parse(document.body.dataset.you);
  const connection = new Connection(you);
  const store = new OutboxStore(you);
  const keep = new Keep(you);
  giveBack(store.rescue(), keep);
  const outbox = new Delivery(connection, store);
  mountBanner(connection, you);
  mountMenus();
  keepTime(also);
  connection.start();
  return { you, connection, outbox, keep };
}

// What was written before the last session ended goes back into its box: the person sends it again, or not.
function giveBack(entries, keep) {
  for (const { ticket, op, fields } of entries) {
    const where = ticket === null ? "new" : `${ticket}.${op}`;
    keep.keepDraft(where, [keep.draft(where), fields.body ?? fields.description].filter(Boolean).join("\n"));
  }
  if (entries.length > 0) toast(say("given-back", { n: entries.length }));
}
