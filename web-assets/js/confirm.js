// A question before what cannot be undone. A native `<dialog>`; Escape and Cancel mean no.

import { acts, clone, put } from "./template.js";

/** Asks; resolves to whether the answer was yes. */
export function confirm({ title, text, yes }) {
  const dialog = clone("t-confirm");
  put(dialog, "title", title);
  put(dialog, "text", text);
  put(dialog, "yes", yes);
  document.body.append(dialog);
  return new Promise((resolve) => {
    let said = false;
    acts(dialog, { yes: () => { said = true; dialog.close(); }, no: () => dialog.close() });
    dialog.addEventListener("close", () => { dialog.remove(); resolve(said); });
    dialog.showModal();
  });
}
