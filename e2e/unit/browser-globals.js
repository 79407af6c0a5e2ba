// What every browser has and the oldest Node that runs these tests (18) has not: `crypto` without an import. And what a page
// has: the messages of its language, here English.

import { webcrypto } from "node:crypto";
import { learn } from "../../web-assets/js/say.js";
import { liveMessages } from "./fluent.js";

globalThis.crypto ??= webcrypto;
learn({ lang: "en", grouping: "always", messages: liveMessages("en") });
