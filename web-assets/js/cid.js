// A client's own id for one command: 128 random bits. `randomUUID` is missing on plain http, `getRandomValues` never is.

/** 32 hexadecimal characters. */
export function newCid() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
