// The outbox as a pure state machine: what was written here and is not known to be durable yet, by all tabs of one identity.
// No clock, no storage, no socket: they come in as arguments. A state is a list of entries in the order of writing:
//   {cid, ticket|null, op, fields, at, lane, order, size, state: "queued"|"sending"|"sent"|"failed", due, tries,
//    tried?, tab?, since?, seq?, sentAt?, error?}   `fields` is whatever the command carries (body, attachments, follows …)
// Rules: one entry in flight per lane (a ticket, or all creations), whichever tab sends it; a lane's entries go in order; the
// cid stays the same however often it is sent; a failed one steps aside with its text and stops nobody. The server gives a
// cid one effect, so a claim that was wrongly taken for abandoned costs a frame and never a second message.

import { delay, isRetry } from "./backoff.js";

/** An entry that waits for no answer longer than this is sent again, by any tab, with the same cid. */
export const ANSWER_MS = 20_000;
/** A person cannot write more while nothing gets through; beyond this the oldest must be sent or discarded first. */
export const MOST_ENTRIES = 500;
/** The same in bytes of text: far below what any browser gives a site, and a long day's writing. */
export const MOST_BYTES = 4 * 1024 * 1024;
/** Sent ones wait for their event only a moment; where no thread is shown, nobody takes them away. */
export const MOST_SENT = 50;
/** No pause is longer; a later `due` comes from a clock that was set back, and is not waited for. */
export const LONGEST_PAUSE_MS = 60_000;
const SHORTEST_PAUSE_MS = 1_000;

/** An entry as it is written: {cid, ticket?, op, fields, at}; `add` puts it behind `order`, and behind all others. */
export function entry({ cid, ticket = null, op, fields = {}, at, order = 0 }) {
  const size = new TextEncoder().encode(JSON.stringify(fields)).length;
  return { cid, ticket, op, fields, at, lane: ticket === null ? "new" : String(ticket), order, size, state: "queued", due: 0, tries: 0 };
}

/** Whether one more has room; it is asked before somebody's text is taken out of its box. */
export function fits(entries, one) {
  const open = entries.filter((other) => other.state !== "sent");
  return open.length < MOST_ENTRIES && open.reduce((sum, other) => sum + other.size, one.size) <= MOST_BYTES;
}

/** Puts an entry at the end; the same cid twice is one. */
export function add(entries, one) {
  return entries.some((other) => other.cid === one.cid) ? entries : [...entries, { ...one, order: Math.max(last(entries), one.order) + 1 }];
}

/** The place of the last one. */
export function last(entries) {
  return entries.reduce((most, { order }) => Math.max(most, order), 0);
}

/** What all tabs have written (`kept`) and what is this tab's alone (`own`: unanswered questions, echoes), in order. */
export function merged(kept, own) {
  const mine = new Set(own.map(({ cid }) => cid));
  return inOrder([...kept.filter(({ cid }) => !mine.has(cid)), ...own]);
}

/** By the order of writing. */
export function inOrder(entries) {
  return [...entries].sort((a, b) => a.order - b.order || (a.cid < b.cid ? -1 : 1));
}

/** The entries to send now: the first unsettled one of each lane, if its time has come. `dead`: tabs that live no more. */
export function ready(entries, now, dead = new Set()) {
  return heads(entries).filter((one) => (one.state === "queued" ? isDue(one, now) : isAbandoned(one, now, dead)));
}

/** When `ready` may have something, if nothing else happens; Infinity if never. */
export function nextAt(entries) {
  const times = heads(entries).map((one) => (one.state === "queued" ? one.due : one.since + ANSWER_MS));
  return Math.min(Infinity, ...times);
}

/** This tab sends it: nobody else does until it answers, dies or stays silent. */
export function claimed(entries, cids, tab, now) {
  return entries.map((one) => (cids.includes(one.cid) ? { ...one, state: "sending", tab, since: now, tried: true } : one));
}

/** The tabs that hold something, without this one. */
export function holders(entries, except) {
  return new Set(entries.filter(({ state, tab }) => state === "sending" && tab !== except).map(({ tab }) => tab));
}

/** A tab's connection is gone, or `only` this one could not be sent: what it held waits again, at once when it returns. */
export function cut(entries, tab, only) {
  const held = (one) => one.state === "sending" && one.tab === tab && (only === undefined || one.cid === only);
  return entries.some(held) ? entries.map((one) => (held(one) ? waiting(one, 0) : one)) : entries;
}

/** What stays of an entry that is durable, until its event is seen: `seq` is its place in the log. */
export function echo(one, { ticket, seq, at }) {
  return { ...one, state: "sent", ticket, seq, sentAt: at, error: undefined };
}

/** One more echo; the oldest beyond what is kept goes. */
export function withEcho(own, one) {
  const sent = own.filter(({ state }) => state === "sent");
  return [...(sent.length < MOST_SENT ? own : without(own, sent[0].cid)), one];
}

/** It was refused: asked again later if the code says so, set aside with its text otherwise. `random` is in 0..1. */
export function refused(entries, cid, error, now, random = 0.5) {
  return entries.map((one) => {
    if (one.cid !== cid || isSettled(one)) return one;
    if (isFinal(error)) return { ...one, state: "failed", error };
    const pause = error.retry_ms ?? Math.max(SHORTEST_PAUSE_MS, delay(one.tries, random));
    return { ...waiting(one, now + Math.min(pause, LONGEST_PAUSE_MS)), tries: one.tries + 1, error };
  });
}

/** Whether a refusal is the last word; any code that the contract does not name for a retry is. */
export function isFinal({ code }) {
  return !isRetry(code);
}

/** Somebody asks for a failed one again, behind what waits; a new cid only if the old one is taken by something else. */
export function again(entries, cid, freshCid) {
  const one = entries.find((other) => other.cid === cid);
  if (one?.state !== "failed") return entries;
  const taken = one.error?.code === "cid_conflict";
  return add(without(entries, cid), { ...waiting(one, 0), cid: taken ? freshCid : cid, tries: 0, error: undefined });
}

/** It is gone: durable, discarded, or taken back for rewriting. */
export function without(entries, cid) {
  return entries.filter((one) => one.cid !== cid);
}

/** The frame that sends an entry; `files` is for its echo alone. */
export function frame(entry) {
  const { cid, ticket, op, fields: { files, ...fields } } = entry;
  return ticket === null ? { t: "cmd", cid, op, ...fields } : { t: "cmd", cid, ticket, op, ...fields };
}

/** Whether nothing more is to be done about it by itself. */
export function isSettled({ state }) {
  return state === "sent" || state === "failed";
}

// The first unsettled one of each lane.
function heads(entries) {
  const lanes = new Set();
  return entries.filter((one) => !isSettled(one) && !lanes.has(one.lane) && lanes.add(one.lane));
}

function isDue({ due }, now) {
  return due <= now || due > now + LONGEST_PAUSE_MS;
}

function isAbandoned({ tab, since }, now, dead) {
  return dead.has(tab) || Math.abs(now - since) >= ANSWER_MS;
}

function waiting({ tab, since, ...one }, due) {
  return { ...one, state: "queued", due };
}
