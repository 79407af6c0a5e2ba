// The network between the browsers and the server as one cable that can be cut and mended, while the server lives on and
// others, who do not use it, talk to it. Bytes that came through are counted.

import { createServer, connect } from "node:net";
import { test as base } from "./test.js";

export { expect } from "./test.js";

export class Cable {
  #server = null; #port = 0; #to = 0; #open = new Set(); #withheld = null;
  /** Bytes from the server, heads and all. */
  received = 0;

  /** Lays one that leads nowhere yet. */
  static async lay() {
    const cable = new Cable();
    await cable.mend();
    return cable;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  lead(url) {
    this.#to = Number(new URL(url).port);
  }

  /** Every connection ends, a new one is refused. */
  async cut() {
    const closed = new Promise((done) => this.#server.close(done));
    this.#open.forEach((socket) => socket.destroy());
    await closed;
  }

  /** As it was, at the same address. */
  async mend() {
    this.#withheld = null;
    if (this.#server?.listening) return;
    this.#server = createServer((near) => this.#carry(near));
    await new Promise((done, failed) => this.#server.once("error", failed).listen(this.#port, "127.0.0.1", done));
    this.#port = this.#server.address().port;
  }

  /** A connection whose first request begins so is ended; all others get through. */
  withhold(request) {
    this.#withheld = request;
  }

  #carry(near) {
    this.#hold(near);
    near.once("data", (first) => {
      if (this.#withheld && first.toString("latin1").startsWith(this.#withheld)) return near.destroy();
      const far = connect(this.#to, "127.0.0.1");
      this.#hold(far);
      far.on("data", (chunk) => { this.received += chunk.length; });
      far.write(first);
      near.pipe(far).pipe(near);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
    });
  }

  #hold(socket) {
    this.#open.add(socket);
    socket.on("close", () => this.#open.delete(socket)).on("error", () => socket.destroy());
  }
}

/** A test whose people reach the server by a cable only. */
export const test = base.extend({
  cable: async ({}, use) => {
    const cable = await Cable.lay();
    await use(cable);
    await cable.mend();
    await cable.cut();
  },
  variables: async ({ cable }, use) => use({ HELPDESK_ORIGINS: cable.url }),
  address: async ({ cable, helpdesk }, use) => {
    cable.lead(helpdesk.url);
    await use(cable.url);
  },
});
