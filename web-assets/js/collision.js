// Who else of the helpdesk is at the ticket that I am answering, said above the composer, so that two do not write the same.
// Whoever types is named before whoever only looks. What is shown is as fresh as the connection: cut off, nothing is said.

import { initial } from "./words.js";
import { part, put, show } from "./template.js";

/** The others of the helpdesk among `viewers` [{id, name, role, typing}], those who type first. Pure. */
export function colleaguesHere(viewers) {
  const others = viewers.filter((viewer) => viewer.role === "helpdesk");
  return [...others.filter((viewer) => viewer.typing), ...others.filter((viewer) => !viewer.typing)];
}

/** What is said of them: {words, typing}; no words when nobody is there. Pure. */
export function collisionWords(here) {
  const typing = here.some((viewer) => Boolean(viewer.typing));
  const [first, second, ...rest] = here.filter((viewer) => Boolean(viewer.typing) === typing).map((viewer) => viewer.name);
  if (!first) return { words: "", typing: false };
  if (!second) return { words: typing ? `${first} is answering` : `${first} is looking at this`, typing };
  if (rest.length === 0) return { words: typing ? `${first} and ${second} are answering` : `${first} and ${second} are looking at this`, typing };
  const others = rest.length + 1;
  return { words: typing ? `${first} and ${others} others are answering` : `${first} and ${others} others are looking at this`, typing };
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
