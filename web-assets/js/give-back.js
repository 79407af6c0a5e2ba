// What was written before the last session ended and never got through goes back into its box, as a draft: the person sends
// it again, or not. Nothing is sent in the name of a session that is over.

import { place } from "./words.js";
import { say } from "./say.js";
import { toast } from "./toast.js";

/** Puts rescued entries into the drafts of `keep`, and says so. */
export function giveBack(entries, keep) {
  for (const { ticket, op, fields } of entries) {
    const where = ticket === null ? "new" : `${ticket}.${op}`;
    keep.keepDraft(where, [keep.draft(where), fields.body ?? fields.description, place(fields.location)].filter(Boolean).join("\n"));
  }
  if (entries.length > 0) toast(said(entries));
}

/** An entry that was tried once may have arrived without its answer. Pure. */
export function said(entries) {
  const unsure = entries.some(({ tried }) => tried);
  return unsure ? say("given-back-unsure", { n: entries.length }) : say("given-back", { n: entries.length });
}
