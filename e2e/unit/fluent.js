// The messages of a language for Node's tests, read from their files: the part of Fluent's format that we use. A test of the
// server compares it with what the server hands out (says.js).

import { readdirSync, readFileSync } from "node:fs";

const LOCALES = new URL("../../web-assets/locales/", import.meta.url);

/** {key: pattern} of the browser's files of a language, digested as the server does it. */
export function liveMessages(lang) {
  return ofFiles(lang, (name) => name.startsWith("live"));
}

/** The same of all files. */
export function allMessages(lang) {
  return ofFiles(lang, () => true);
}

function ofFiles(lang, keep) {
  const folder = new URL(`${lang}/`, LOCALES);
  const files = readdirSync(folder).filter(keep);
  return Object.assign({}, ...files.map((name) => messages(readFileSync(new URL(name, folder), "utf8"))));
}

function messages(text) {
  const found = {};
  const entries = text.split("\n").filter((line) => !line.startsWith("#")).join("\n").split(/^(?=[a-zA-Z][\w-]* =)/m);
  for (const entry of entries) {
    const [, key, value] = /^([a-zA-Z][\w-]*) = ?([^]*)$/.exec(entry.trim()) ?? [];
    if (key) found[key] = pattern(value);
  }
  return found;
}

// Reads pieces up to the end, or up to where `stop` matches.
function pattern(text) {
  const pieces = [];
  let rest = text;
  while (rest) {
    const at = rest.indexOf("{");
    if (at !== 0) {
      pieces.push(at < 0 ? rest : rest.slice(0, at));
      rest = at < 0 ? "" : rest.slice(at);
      continue;
    }
    const end = closing(rest);
    pieces.push(placeable(rest.slice(1, end).trim()));
    rest = rest.slice(end + 1);
  }
  return pieces.length === 1 && typeof pieces[0] === "string" ? pieces[0] : pieces;
}

function closing(text) {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === "{") depth += 1;
    if (text[i] === "}") depth -= 1;
    if (depth === 0) return i;
  }
  throw new Error(`unclosed: ${text}`);
}

function placeable(inside) {
  if (inside.startsWith('"')) return JSON.parse(inside);
  const [, name, choice] = /^\$([\w-]+)(?:\s*->([^]*))?$/.exec(inside);
  if (!choice) return [name];
  const variants = {};
  let usual = "";
  for (const [, star, key, value] of choice.matchAll(/^\s*(\*?)\[([\w.-]+)\] ?([^]*?)(?=\n\s*\*?\[|\s*$(?![^]))/gm)) {
    variants[key] = pattern(value.trim());
    if (star) usual = key;
  }
  return [name, variants, usual];
}
