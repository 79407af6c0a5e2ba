// The quiet question above the list: these tickets look like one incident. Pressing "Not now" takes it away for this person.

import { acts, part, put, show } from "./template.js";
import { question } from "./incident-words.js";

/** root holds the list pane; away() puts the focus where the way goes on when the question is gone. */
export function mountHint(root, incidents, away) {
  const bar = part(root, "incident-hint");
  let hint = null;
  let busy = false;
  const paint = () => {
    hint = busy ? hint : incidents.hint;
    if (!hint && bar.contains(document.activeElement)) away();
    show(bar, Boolean(hint));
    put(bar, "incident-hint", hint ? question(hint) : "");
  };
  acts(bar, {
    "group-hint": async () => {
      if (busy || !hint) return;
      busy = true;
      const incident = await incidents.group({ open: hint.tickets });
      busy = false;
      paint();
      if (incident) incidents.show(incident.id);
    },
    "not-now": () => { if (hint) incidents.wave(hint); },
  });
  incidents.addEventListener("hint", paint);
  paint();
}
