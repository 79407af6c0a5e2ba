// What every page with a connection starts with: who reads it, the socket, the outbox, the banner, the clock.

import { Connection } from "./connection.js";
import { Delivery } from "./delivery.js";
import { Keep } from "./keep.js";
import { keepTime } from "./time.js";
import { mountBanner } from "./banner.js";
import { OutboxStore } from "./outbox-store.js";

/** {you, connection, outbox, keep}; `also` runs whenever the ages on the page are brought up to date. */
export function startPage(also) {
  const you = JSON.parse(document.body.dataset.you);
  const connection = new Connection(you);
  const outbox = new Delivery(connection, new OutboxStore(you.id));
  const keep = new Keep(you.id);
  mountBanner(connection, you);
  keepTime(also);
  connection.start();
  return { you, connection, outbox, keep };
}
