// Who else of the helpdesk is at the ticket that I am answering, said above the composer, so that two do not write the same.
// Whoever types is named before whoever only looks. What is shown is as fresh as the connection: cut off, nothing is said.

import { initial } from "./words.js";
import { part, put, show } from "./template.js";
import { say } from "./say.js";

/** The others of the helpdesk among `viewers` [{id, name, role, typing}], those who type first. Pure. */
export function colleaguesHere(viewers) {
  const others = viewers.filter((viewer) => viewer.role === "helpdesk");
  return [...others.filter((viewer) => viewer.typing), ...others.filter((viewer) => !viewer.typing)];
}

/** What is said of them: {words, typing}; no words when nobody is there. Pure. */
export function collisionWords(here) {
  const typing = here.some((viewer) => Boolean(viewer.typing));
  const names = here.filter((viewer) => Boolean(viewer.typing) === typing).map((viewer) => viewer.name);
  if (names.length === 0) return { words: "", typing: false };
  return { words: typing ? answering(names) : looking(names), typing };
}

// Each number of people has a sentence of its own: languages join names and verbs in different ways.
function answering([who, other, ...rest]) {
  if (other === undefined) return say("answering-one", { who });
  return rest.length === 0 ? say("answering-two", { who, other }) : say("answering-many", { who, n: rest.length + 1 });
}

function looking([who, other, ...rest]) {
  if (other === undefined) return say("looks-one", { who });
  return rest.length === 0 ? say("looks-two", { who, other }) : say("looks-many", { who, n: rest.length + 1 });
}

/** Shows who else is at a mounted thread, below `root`; answers the function that lets go. */
export function mountCollision(root, thread) {
  const line = part(root, "collision");
  const off = new AbortController();
  thread.beside.addEventListener("presence", () => {
    const here = colleaguesHere(thread.beside.viewers);
    const { words, typing } = collisionWords(here);
    put(line, "collision-initial", initial(here[0]?.name ?? ""));
    show(part(line, "collision-sign"), words !== "");
    put(line, "collision", words);
    line.toggleAttribute("data-typing", typing);
  }, { signal: off.signal });
  return () => off.abort();
}
