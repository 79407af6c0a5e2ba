// Asked by a test of the server: says messages with `web-assets/js/say.js`. Reads one JSON from standard input:
// {tables: [what the server hands out], asked: [{lang, key, values}]}; writes the sentences as a JSON array. The tables
// must be what fluent.js reads from the same files, so that Node's own tests speak as the browser does.

import assert from "node:assert/strict";
import { text } from "node:stream/consumers";
import { learn, say } from "../../web-assets/js/say.js";
import { liveMessages } from "./fluent.js";

const { tables, asked } = JSON.parse(await text(process.stdin));
for (const { lang, messages } of tables) assert.deepEqual(liveMessages(lang), messages, lang);
const said = asked.map(({ lang, key, values }) => {
  learn(tables.find((table) => table.lang === lang));
  return say(key, values);
});
process.stdout.write(JSON.stringify(said));
