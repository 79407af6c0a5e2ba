// Two of the helpdesk wanted the same step. What the loser hears: who was faster, and that nothing of theirs is lost. Pure.

import { ago, since } from "./time.js";
import { say } from "./say.js";

/** The last step of a log to `to` ("active", "closed"; absent: any), or undefined. */
export function lastStep(events, to) {
  return events.findLast((event) => event.kind === "status" && (!to || event.data.to === to));
}

/** What is said to whoever wanted the step `step` has made already; undefined: somebody made it, it is not known who. */
export function fasterWords(step, waited = step && since(step.at)) {
  if (!step) return say("faster-somebody");
  const when = waited < 60_000 ? say("ago-seconds", { seconds: Math.max(1, Math.round(waited / 1000)) }) : say("ago-time", { time: ago(waited) });
  return say(step.data.to === "active" ? "faster-taken" : "faster-closed", { who: step.author.name, when });
}

/** Whether this log's last step was me taking the ticket, with nobody named since: the tab ended between the two commands. */
export function isHalfTaken({ ticket, events }, me) {
  if (ticket.status !== "active" || ticket.assignee) return false;
  const step = lastStep(events);
  return step?.data.to === "active" && step.author.id === me && !events.some((event) => event.kind === "assigned" && event.seq > step.seq);
}
