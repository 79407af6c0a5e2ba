// What every page with a connection starts with: who reads it, the socket, the outbox, the banner, the clock.

import { Connection } from "./connection.js";
import { Delivery } from "./delivery.js";
import { giveBack } from "./give-back.js";
import { Keep } from "./keep.js";
import { keepTime } from "./time.js";
import { mountBanner } from "./banner.js";
import { OutboxStore } from "./outbox-store.js";
import { suggestPlaces } from "./places.js";
import { Tabs } from "./outbox-tabs.js";
import { mountMenus } from "./menus.js";
import { say } from "./say.js";
import { toast } from "./toast.js";
import { workOffline } from "./work-offline.js";

/** Resolves to {you, connection, outbox, keep}; `also` runs whenever the ages on the page are brought up to date. */
export async function startPage(also) {
  const you = JSON.parse(document.body.dataset.you);
  const connection = new Connection(you);
  const store = new OutboxStore(you);
  const keep = new Keep(you);
  giveBack(await store.rescue(), keep); // before any box reads its draft
  const outbox = new Delivery(connection, store, new Tabs(you.id));
  outbox.addEventListener("unkept", () => toast(say("device-full")));
  await outbox.loaded;
  mountBanner(connection, you);
  mountMenus();
  keepTime(also);
  suggestPlaces();
  connection.start();
  workOffline();
  return { you, connection, outbox, keep };
}
