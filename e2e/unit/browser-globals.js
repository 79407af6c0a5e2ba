// What every browser has and the oldest Node that runs these tests (18) has not: `crypto` without an import.

import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto;
