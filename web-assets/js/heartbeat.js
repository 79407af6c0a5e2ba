// Whether the other side lives. Beats every 25 s ± 20 %, gives up after 60 s of silence, and proves at once on request.

/** A sign of life every 25 s, spread by a fifth so that tabs do not beat together. */
const BEAT_MS = 25_000;
/** A socket that said nothing for so long is dead, whatever the system thinks of it. */
const SILENT_MS = 60_000;
/** When somebody looks again, a socket must answer within this, or a new one is made. */
const PROOF_MS = 4_000;

export class Heartbeat {
  #ping; #lost; #beat = 0; #proof = 0; #heard = 0; #n = 0;

  /** ping(n) sends a sign of life and says whether it could; lost() is told once when nobody is there. */
  constructor(ping, lost) {
    this.#ping = ping;
    this.#lost = lost;
  }

  start() {
    this.stop();
    this.heard();
    this.#next();
  }

  stop() {
    clearTimeout(this.#beat);
    clearTimeout(this.#proof);
  }

  /** Something arrived. */
  heard() {
    this.#heard = Date.now();
    clearTimeout(this.#proof);
  }

  /** Somebody looks at the tab, or the network went away (`now`): a socket that slept has to prove that it lives. */
  prove(now = false) {
    if (!now && Date.now() - this.#heard < PROOF_MS) return;
    clearTimeout(this.#proof);
    if (!this.#ping(++this.#n)) return this.#lost();
    this.#proof = setTimeout(this.#lost, PROOF_MS);
  }

  #next() {
    this.#beat = setTimeout(() => {
      if (Date.now() - this.#heard > SILENT_MS || !this.#ping(++this.#n)) return this.#lost();
      this.#next();
    }, BEAT_MS * (0.8 + 0.4 * Math.random()));
  }
}
