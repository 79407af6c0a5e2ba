// What stands beside a ticket's log, in its details: the ticket that it follows, those that follow it, how it was rated, and
// the way to a poster for its door.

import { part, put, show, slot } from "./template.js";
import { say } from "./say.js";

/** The path of a poster for a place. */
export function posterPath({ building, room }) {
  const place = new URLSearchParams(Object.entries({ building, room }).filter(([, name]) => name));
  return `/posters?${new URLSearchParams({ place: place.toString() })}`;
}

/** Fills the rows below `root`. */
export function showBeside(root, { follows, followed_by: followers = [], rating, location }) {
  links(root, "follows", follows ? [follows] : []);
  links(root, "followed", followers);
  put(root, "rating", rating ? say("stars-of", { n: rating }) : "");
  show(part(root, "rating"), Boolean(rating));
  show(part(root, "poster"), Boolean(location.building));
  if (location.building) slot(root, "poster").href = posterPath(location);
}

function links(root, name, tickets) {
  show(part(root, name), tickets.length > 0);
  const link = (ticket) => Object.assign(document.createElement("a"), { href: `/queue?ticket=${ticket}`, textContent: `#${ticket}` });
  slot(root, name)?.replaceChildren(...tickets.map(link));
}
