// What stands between the server and a worker of its: it passes everything on, or spoils it as a sick worker would.

import { createServer } from "node:http";

/** A slow worker: longer than the server waits for an answer (2 s). */
const SLOW_MS = 4_000;

const SPOILED = {
  refuse: (_, answer) => answer.destroy(),
  freeze: () => {}, // nothing is ever said
  slow: (pass) => setTimeout(pass, SLOW_MS).unref(),
  fail: (_, answer) => answer.writeHead(500, { "content-type": "text/plain" }).end("no"),
  garbage: (_, answer) => answer.writeHead(200, { "content-type": "application/json" }).end('{"hours": "many", "open": -1, "<b>": ['),
  other: (_, answer) => answer.writeHead(200, { "content-type": "application/json" }).end("{}"),
  endless: (_, answer) => {
    answer.writeHead(200, { "content-type": "application/json" });
    const drip = setInterval(() => answer.write(" ".repeat(65_536)), 20);
    answer.once("close", () => clearInterval(drip));
  },
};

export class Middleman {
  #server; #open = new Set();
  /** Where the worker is. */
  target = null;
  /** "pass", or how it spoils what is asked: one of `Middleman.faults`. */
  mode = "pass";

  static faults = Object.keys(SPOILED);

  static async listen() {
    const one = new Middleman();
    one.#server = createServer((asked, answer) => one.#answer(asked, answer));
    one.#server.on("connection", (socket) => {
      one.#open.add(socket);
      socket.once("close", () => one.#open.delete(socket));
    });
    await new Promise((ready) => one.#server.listen(0, "127.0.0.1", ready));
    return one;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  async close() {
    this.#open.forEach((socket) => socket.destroy());
    await new Promise((closed) => this.#server.close(closed));
  }

  #answer(asked, answer) {
    answer.on("error", () => {}); // whoever asked has left
    const pass = () => this.#pass(asked, answer);
    if (this.mode === "pass") pass();
    else SPOILED[this.mode](pass, answer);
  }

  async #pass(asked, answer) {
    try {
      const said = await fetch(new URL(asked.url, this.target));
      const body = Buffer.from(await said.arrayBuffer());
      answer.writeHead(said.status, { "content-type": said.headers.get("content-type") ?? "text/plain" }).end(body);
    } catch {
      answer.destroy();
    }
  }
}
