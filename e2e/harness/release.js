// The server as it looks after an update: a proxy that renames the version of its files in all that passes, so that a browser
// meets a new release without another build.

import { createServer, request } from "node:http";

export class Release {
  #server; #to; #real; #name = null;

  /** Before the server at `url`, whose files have the version `real`. `lead` may come later. */
  static async open() {
    const release = new Release();
    release.#server = createServer((asked, answer) => release.#pass(asked, answer));
    await new Promise((done) => release.#server.listen(0, "127.0.0.1", done));
    return release;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  lead(url, real) {
    [this.#to, this.#real] = [new URL(url), real];
  }

  /** The next release has files of this version. */
  update(name) {
    this.#name = name;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #pass(asked, answer) {
    const path = this.#name ? asked.url.replaceAll(this.#name, this.#real) : asked.url;
    const headers = { ...asked.headers, "accept-encoding": "identity" };
    const onward = request({ host: this.#to.hostname, port: this.#to.port, path, method: asked.method, headers }, (said) => {
      const chunks = [];
      said.on("data", (chunk) => chunks.push(chunk));
      said.on("end", () => {
        const body = Buffer.concat(chunks);
        const isText = /text|json/.test(said.headers["content-type"] ?? "");
        const sent = this.#name && isText ? Buffer.from(body.toString().replaceAll(this.#real, this.#name)) : body;
        const { "content-length": length, "transfer-encoding": coding, ...kept } = said.headers;
        answer.writeHead(said.statusCode, kept).end(sent);
      });
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  }
}
