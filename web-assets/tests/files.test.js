// What may be sent as a file, how sizes read, and how files stand in the log.

import assert from "node:assert/strict";
import test from "node:test";
import { MOST_BYTES, bytes, caption, isPhoto, kindOf, objection } from "../js/file-rules.js";
import { frame } from "../js/outbox.js";
import { items } from "../js/turns.js";
import { withFiles } from "../js/thread-parts.js";

const of = (text) => kindOf(new TextEncoder().encode(text));

test("the bytes decide what a file is", () => {
  assert.equal(kindOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)), "image/png");
  assert.equal(kindOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1)), "image/jpeg");
  assert.equal(of("GIF89a"), "image/gif");
  assert.equal(of("RIFF....WEBPVP8 "), "image/webp");
  assert.equal(of("%PDF-1.7"), "application/pdf");
  for (const text of ["it drips", "<13>Oct 22 a log", "a < b", ""]) assert.equal(of(text), "text/plain", text);
  for (const text of ["<!doctype html>", "  \n<HTML>", "\ufeff<?xml?>", "<svg/>", "MZ\0"]) assert.equal(of(text), null, text);
});

test("a photo is drawn anew, everything else goes as it is", () => {
  assert.equal(isPhoto("image/jpeg", ""), true);
  assert.equal(isPhoto(null, "image/heic"), true);
  for (const kind of ["image/png", "image/gif", "image/webp", "text/plain"]) assert.equal(isPhoto(kind, kind), false);
});

test("what cannot be sent is told in a sentence", () => {
  assert.equal(objection("image/png", MOST_BYTES), null);
  assert.match(objection("image/png", MOST_BYTES + 1), /^This file is larger than 10 MB/);
  assert.match(objection(null, 5), /^Only pictures/);
  assert.match(objection("text/plain", 0), /empty/);
});

test("sizes read as people say them", () => {
  assert.deepEqual([1, 1023, 1024, 421_888, 1_258_291, MOST_BYTES].map(bytes), ["1 KB", "1 KB", "1 KB", "412 KB", "1.2 MB", "10 MB"]);
  assert.equal(caption(["a.jpg", "b.jpg"]), "a.jpg, b.jpg");
});

test("a post sends ids, and its echo shows the files until the event does", () => {
  const file = { id: "f1", name: "valve.jpg", media_type: "image/jpeg", size: 7 };
  const you = { id: "me", name: "Noor" };
  const at = new Date(2026, 2, 3, 12).toISOString();
  const entry = { cid: "c1", ticket: 7, op: "post", fields: { body: "look", ...withFiles([file]) }, at: Date.parse(at), state: "sending" };
  assert.deepEqual(frame(entry), { t: "cmd", cid: "c1", ticket: 7, op: "post", body: "look", attachments: ["f1"] });
  const said = (list) => list.flatMap((item) => item.said ?? []);
  assert.deepEqual(said(items([], [entry], you)).map((bubble) => bubble.files), [[file]]);
  const event = { seq: 2, kind: "message", author: you, at, data: { body: "look", attachments: [file] }, cid: "c1" };
  assert.deepEqual(said(items([event], [entry], you)).map(({ key, files }) => ({ key, files })), [{ key: "c1", files: [file] }]);
  assert.deepEqual(withFiles([]), {});
});
