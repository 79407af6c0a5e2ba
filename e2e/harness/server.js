// The real server as a process of its own: a free port, a data folder of its own, its private PostgreSQL and its three workers.
// Rule: it starts by saying its address, ends by SIGTERM with exit code 0, and leaves no process behind; anything else is
// a failed test. What it printed is kept for the report.

import { execFile, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const TARGET = process.env.CARGO_TARGET_DIR ?? resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../target");
const BINARY = process.env.HELPDESK_BINARY ?? join(TARGET, "debug/helpdesk");
/** The first start makes a database cluster; on a busy machine that takes its time. */
const START_MS = 60_000;
/** A planned end spreads the reconnects over at most 20 s, then PostgreSQL is stopped. */
const END_MS = 40_000;
/** A process that was told to end may need a moment to leave the table of processes. */
const GONE_MS = 3_000;

export class Helpdesk {
  #child = null; #ended = null; #folder; #env; #port = 0;
  log = "";

  /** The data folder of a server that started once and ended well: empty, with everything made. */
  static async prepare() {
    const helpdesk = await Helpdesk.start();
    await helpdesk.stop();
    return helpdesk;
  }

  /** Starts a server on an empty database, a copy of the `prepared` one if there is one; `env` adds variables. */
  static async start(env = {}, prepared = null) {
    const helpdesk = new Helpdesk();
    helpdesk.#folder = await mkdtemp(join(tmpdir(), "helpdesk-e2e-"));
    // as root, PostgreSQL runs as somebody else, who has to get in
    await chmod(helpdesk.#folder, 0o755);
    helpdesk.#env = env;
    // with owners and rights: PostgreSQL accepts no others
    if (prepared) await promisify(execFile)("cp", ["-a", prepared.dataFolder, helpdesk.dataFolder]);
    await helpdesk.up();
    return helpdesk;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  get dataFolder() {
    return join(this.#folder, "data");
  }

  /** Starts the process, again on the same port and data if it ran before. Resolves to the milliseconds until it was ready. */
  async up() {
    const began = Date.now();
    const child = spawn(BINARY, [], { env: this.#variables(), stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    this.#ended = new Promise((done) => child.once("exit", (code, signal) => done(signal ?? code)));
    const address = await this.#address(child);
    this.#port = Number(new URL(address).port);
    return Date.now() - began;
  }

  /** Ends it, forgets its data, runs this command of the program on none, and starts it again. Resolves to its address. */
  async anew(...command) {
    await this.stop();
    await rm(this.dataFolder, { recursive: true });
    await promisify(execFile)(BINARY, command, { env: this.#variables() });
    await this.up();
    return this.url;
  }

  /** Starts a worker on the same data, for a server that is told where its workers are. Resolves to its address and its end. */
  async hire(name) {
    const child = spawn(BINARY, ["worker", name], { env: { ...this.#variables(), HELPDESK_BIND: "127.0.0.1:0" }, stdio: ["ignore", "pipe", "pipe"] });
    const ended = new Promise((done) => child.once("exit", done));
    const url = await this.#address(child);
    return { url, dismiss: async () => { child.kill("SIGTERM"); await ended; } };
  }

  /** The process id of an analytics worker, undefined while there is none. */
  async worker(name) {
    const found = await processesOf(this.dataFolder);
    return found.find(({ what }) => what.includes(`worker ${name}`))?.pid;
  }

  /** Ends it the hard way, as a power cut would; its data and PostgreSQL stay. */
  async kill() {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Ends it as a service manager does; throws if it did not end well, or if anything of it still runs. */
  async stop() {
    this.#child.kill("SIGTERM");
    const code = await within(END_MS, this.#ended, () => `the server did not end within ${END_MS / 1000} s of SIGTERM`);
    if (code !== 0) throw new Error(`the server ended with ${code} instead of 0`);
    const left = await this.#left(GONE_MS);
    if (left.length > 0) throw new Error(`left behind after the server's end: ${left.map(({ pid, what }) => `${pid} ${what}`).join(", ")}`);
  }

  /** Whatever happened: nothing of this server runs or lies about afterwards. */
  async clean() {
    for (const { pid } of await this.#left(0)) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // it went by itself
      }
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  /** Only what is said here: a variable of the person who runs the tests must not decide them. */
  #variables() {
    const { PATH, HOME, LANG, TZ, PG_BIN_DIR } = process.env;
    const given = Object.entries({ PATH, HOME, LANG, TZ, PG_BIN_DIR }).filter(([, value]) => value !== undefined);
    return {
      ...Object.fromEntries(given),
      HELPDESK_DATA_DIR: this.dataFolder,
      HELPDESK_BIND: `127.0.0.1:${this.#port}`,
      HELPDESK_WORKER_PORTS: "0,0,0",
      RUST_LOG: "info",
      ...this.#env,
    };
  }

  #address(child) {
    const said = new Promise((found, failed) => {
      let all = "";
      const read = (chunk) => {
        this.log += chunk;
        all += chunk;
        const address = all.match(/^(?:[a-z]+ )?listening on (http:\/\/[0-9.]+:[0-9]+)/m)?.[1];
        if (address) found(address);
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("error", (error) => failed(new Error(`${BINARY} cannot be started (${error.message}); build it with: cargo build`)));
      child.once("exit", (code) => failed(new Error(`the server ended with ${code} before it said its address:\n${this.log}`)));
    });
    return within(START_MS, said, () => `the server did not say its address within ${START_MS / 1000} s:\n${this.log}`);
  }

  /** The processes that belong to this data folder, once `ms` have passed or as soon as there are none. */
  async #left(ms) {
    const until = Date.now() + ms;
    for (;;) {
      const found = await processesOf(this.dataFolder);
      if (found.length === 0 || Date.now() >= until) return found;
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }
}

/** Processes that name the folder in their command line or environment. Where there is no /proc, none are seen. */
async function processesOf(folder) {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^[0-9]+$/.test(name) && Number(name) !== process.pid);
  const text = (pid, file) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
  const looked = await Promise.all(pids.map(async (pid) => {
    const [command, environment] = await Promise.all([text(pid, "cmdline"), text(pid, "environ")]);
    return { pid: Number(pid), what: command.replaceAll("\0", " ").trim(), ours: `${command}\0${environment}`.includes(folder) };
  }));
  return looked.filter(({ ours, what }) => ours && what !== "");
}

async function within(ms, promise, why) {
  let timer;
  const late = new Promise((_, failed) => { timer = setTimeout(() => failed(new Error(why())), ms); });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
