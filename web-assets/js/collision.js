// Who else of the helpdesk is at the ticket that I am answering, said above the composer, so that two do not write the same.
// Whoever types is named before whoever only looks. What is shown is as fresh as the connection: cut off, nothing is said.

import { initial } from "./words.js";
import { part, put, show } from "./template.js";
import { say } from "./say.js";

/** The others of the helpdesk among `viewers` [{name, role, typing}], those who type first; one entry of mine is me. Pure. */
export function colleaguesHere(viewers, you) {
  const mine = viewers.findIndex((viewer) => viewer.role === you.role && viewer.name === you.name);
  const others = viewers.filter((viewer, at) => at !== mine && viewer.role === "helpdesk");
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

/** Follows the presence of ticket `id` and shows it below `root`; answers the function that lets go. */
export function mountCollision(root, { id, connection, you }) {
  const line = part(root, "collision");
  const off = new AbortController();
  const tell = (viewers) => {
    const here = colleaguesHere(viewers, you);
    const { words, typing } = collisionWords(here);
    put(line, "collision-initial", initial(here[0]?.name ?? ""));
    show(part(line, "collision-sign"), words !== "");
    put(line, "collision", words);
    line.toggleAttribute("data-typing", typing);
  };
  connection.addEventListener("frame", ({ detail: { frame } }) => {
    if (frame.t === "presence" && frame.ticket === id) tell(frame.viewers);
  }, { signal: off.signal });
  connection.addEventListener("state", () => { if (!connection.online) tell([]); }, { signal: off.signal });
  return () => off.abort();
}
