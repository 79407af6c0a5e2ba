// What may be sent as a file, told before it is sent: the server decides again, by the same rules. Pure.

import { say } from "./say.js";

/** Bytes of one file, and files of one message: the contract's limits. */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_FILES = 10;
/** A photo is made smaller before it is measured; past this not even that is tried. */
export const MOST_PHOTO_BYTES = 60 * 1024 * 1024;
/** Bytes of a file's beginning that say what it is. */
export const HEAD_BYTES = 512;

const MAGIC = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What a file is by its first bytes; null if it is none of the kinds that are taken. */
export function kindOf(head) {
  const begins = (bytes, at = 0) => bytes.every((byte, i) => head[at + i] === byte);
  const known = MAGIC.find(([, bytes]) => begins(bytes));
  if (known) return known[0];
  if (begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8)) return "image/webp";
  if (head.includes(0)) return null;
  const text = new TextDecoder().decode(head).trimStart();
  return /^<[a-z!?/]/i.test(text) ? null : "text/plain";
}

/** Whether a picture is drawn anew before it goes out: what cameras write, with the place in it. */
export function isPhoto(kind, type) {
  return kind === "image/jpeg" || (kind === null && /^image\/hei[cf]/.test(type));
}

/** Why a file of this kind and size cannot be sent, as a sentence; null if it can. */
export function objection(kind, size) {
  if (size === 0) return say("file-empty");
  if (kind === null) return say("file-kinds");
  return size > MOST_BYTES ? say("file-larger", { most: bytes(MOST_BYTES) }) : null;
}

/** "412 KB", "1.2 MB": as people read sizes. */
export function bytes(size) {
  if (size < 1024 * 1024) return say("size-kb", { n: Math.max(1, Math.round(size / 1024)) });
  const megabytes = size / (1024 * 1024);
  return say("size-mb", { n: megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes) });
}

/** What a message says whose writer said nothing but its files. */
export function caption(names) {
  return names.join(", ");
}
