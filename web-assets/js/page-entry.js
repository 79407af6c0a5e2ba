// GET /: the name is remembered on this device and put back into the box. Works without this script.

import { part } from "./template.js";
import { workOffline } from "./work-offline.js";

const KEY = "helpdesk.name";
const form = part(document, "entry");
const box = form.elements.name;

try {
  if (!box.value) box.value = localStorage.getItem(KEY) ?? "";
  form.addEventListener("submit", () => localStorage.setItem(KEY, box.value.trim()));
} catch {
  // Storage is forbidden here: the name is typed each time.
}

workOffline();
