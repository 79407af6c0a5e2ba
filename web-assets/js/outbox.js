// The outbox as a pure state machine: what was written here and is not known to be durable yet. No clock, no storage, no
// socket: they come in as arguments. A state is a list of entries in the order in which they were written:
//   {cid, ticket|null, op, fields, at, lane, state: "queued"|"sending"|"sent"|"failed", due, seq?, error?}
// Rules: one entry in flight per lane (a ticket, or all creations); a lane's entries go in order; the cid stays the same
// however often it is sent; a failed one steps aside with its text and stops nobody.

import { isRetry } from "./backoff.js";

/** An entry that waits for no answer longer than this is sent again, with the same cid. */
export const ANSWER_MS = 20_000;
/** A person cannot write more while nothing gets through; beyond this the oldest must be sent or discarded first. */
export const MOST_ENTRIES = 500;
/** Sent ones wait for their event only a moment; where no thread is shown, nobody takes them away. */
export const MOST_SENT = 50;

/** Adds an entry; the same cid twice is one. Full: unchanged. */
export function add(entries, { cid, ticket = null, op, fields = {}, at }) {
  if (entries.length >= MOST_ENTRIES || entries.some((entry) => entry.cid === cid)) return entries;
  return [...entries, { cid, ticket, op, fields, at, lane: ticket === null ? "new" : String(ticket), state: "queued", due: 0 }];
}

/** The entries to send now: the first unsettled one of each lane, if its time has come. */
export function ready(entries, now) {
  const lanes = new Set();
  return entries.filter((entry) => {
    if (entry.state === "sent" || entry.state === "failed" || lanes.has(entry.lane)) return false;
    lanes.add(entry.lane);
    return entry.state === "queued" ? entry.due <= now : now - entry.since >= ANSWER_MS;
  });
}

/** When `ready` will have something, if nothing else happens; Infinity if never. */
export function nextAt(entries) {
  return entries.reduce((soonest, entry) => {
    if (entry.state === "queued") return Math.min(soonest, entry.due);
    return entry.state === "sending" ? Math.min(soonest, entry.since + ANSWER_MS) : soonest;
  }, Infinity);
}

/** It went out. */
export function sending(entries, cid, now) {
  return change(entries, cid, { state: "sending", since: now });
}

/** It is durable: `seq` is its place in the log (of the new ticket, for a creation). */
export function acked(entries, cid, { ticket, seq, at }) {
  const sent = entries.filter((entry) => entry.state === "sent");
  const rest = sent.length < MOST_SENT ? entries : without(entries, sent[0].cid);
  return change(rest, cid, { state: "sent", ticket, seq, sentAt: at, error: undefined });
}

/** It was refused: asked again later if the code says so, set aside with its text otherwise. */
export function refused(entries, cid, error, now) {
  if (isRetry(error.code)) return change(entries, cid, { state: "queued", due: now + (error.retry_ms ?? 1_000), error });
  return change(entries, cid, { state: "failed", error });
}

/** The connection is gone: what was in flight is queued again, at once when it returns. */
export function cut(entries) {
  return entries.map((entry) => (entry.state === "sending" ? { ...entry, state: "queued", due: 0 } : entry));
}

/** Somebody asks for a failed one again; a new cid only if the old one is taken by something else. */
export function again(entries, cid, freshCid) {
  const entry = entries.find((one) => one.cid === cid);
  if (entry?.state !== "failed") return entries;
  const taken = entry.error?.code === "cid_conflict";
  const rest = entries.filter((one) => one.cid !== cid);
  return [...rest, { ...entry, cid: taken ? freshCid : cid, state: "queued", due: 0, error: undefined }];
}

/** It is gone: discarded, taken back for rewriting, or seen in the log. */
export function without(entries, cid) {
  return entries.filter((entry) => entry.cid !== cid);
}

/** The frame that sends an entry; `files` is for its echo alone. */
export function frame(entry) {
  const { cid, ticket, op, fields: { files, ...fields } } = entry;
  return ticket === null ? { t: "cmd", cid, op, ...fields } : { t: "cmd", cid, ticket, op, ...fields };
}

function change(entries, cid, fields) {
  return entries.map((entry) => (entry.cid === cid ? { ...entry, ...fields } : entry));
}
