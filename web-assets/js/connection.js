// One socket of a tab to `/ws`, kept for ever: hello with everything that is wanted, resume by cursor, heartbeat both ways,
// farewell and close codes as the contract says. Whoever wants a ticket registers with `sub` and is asked for its cursor at
// each (re)connect; so nothing here remembers what was received.
//
// Events: "state" {state, retryAt?}: "connecting", "online", "waiting", "offline", "ended"; "welcome" {frame, again};
// "frame" {frame} for all that belongs to no ticket here (ack, err, queue_snap, queue, digest, analytics).

import { afterClose, delay } from "./backoff.js";
import { get } from "./api.js";
import { Heartbeat } from "./heartbeat.js";
import { trustClock } from "./time.js";

const PROTOCOL = "helpdesk.v1";
/** A connection that held so long forgets its failures. */
const STABLE_MS = 10_000;
/** As many as the server allows; the oldest subscription beyond is not sent. */
export const MAX_SUBS = 20;

export class Connection extends EventTarget {
  #you; #socket = null; #subs = new Map(); #queue = false; #analytics = null; #epoch = null;
  #attempt = 0; #retry = 0; #opened = false; #welcomedAt = 0;
  #heart = new Heartbeat((n) => this.send({ t: "ping", n }), () => this.#lost());
  state = "connecting";
  retryAt = 0;
  maxFrame = 65_536;

  /** `you` is the page's reader; a socket that answers as somebody else means that the page is stale. */
  constructor(you) {
    super();
    this.#you = you;
  }

  /** Opens the socket; from here on it is kept open. */
  start() {
    addEventListener("online", () => this.now());
    addEventListener("offline", () => { if (this.state === "waiting") this.#tell("offline"); });
    addEventListener("pageshow", () => this.#look());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.#look(); });
    this.#open();
    return this;
  }

  get online() {
    return this.state === "online";
  }

  /** Tries at once instead of waiting on. */
  now() {
    this.#look();
  }

  /**
   * Subscribes to a ticket for as long as the returned function is not called.
   * who = {cursor(): seq, ok?(frame), ev(event), resync(reason, last), gone(reason), refused(err)}.
   */
  sub(ticket, who) {
    const id = Number(ticket);
    this.#subs.set(id, (this.#subs.get(id) ?? new Set()).add(who));
    this.resub(id);
    return () => {
      const set = this.#subs.get(id);
      if (!set?.delete(who) || set.size > 0) return;
      this.#subs.delete(id);
      this.send({ t: "unsub", ticket: id });
    };
  }

  /** Asks for everything after the cursor again: after a gap, or when the log was read by REST. */
  resub(ticket) {
    const wanted = this.#wanted().find((sub) => sub.ticket === Number(ticket));
    if (wanted) this.send({ t: "sub", ...wanted });
  }

  /** Watches "queue", or "analytics" over a period such as "24h". Again asks for a new snapshot. */
  watch(what, last) {
    if (what === "queue") this.#queue = true;
    else this.#analytics = { last };
    this.send(what === "queue" ? { t: "watch", what } : { t: "watch", what, last });
  }

  unwatch(what) {
    if (what === "queue") this.#queue = false;
    else this.#analytics = null;
    this.send({ t: "unwatch", what });
  }

  /** Sends a frame now; false if there is no connection to send it on. */
  send(frame) {
    if (!this.online || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #wanted() {
    const subs = Array.from(this.#subs, ([ticket, set]) => ({ ticket, after: Math.min(...Array.from(set, (who) => who.cursor())) }));
    return subs.slice(-MAX_SUBS);
  }

  #open() {
    clearTimeout(this.#retry);
    this.#drop();
    this.#opened = false;
    this.#tell("connecting");
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`, PROTOCOL);
    this.#socket = socket;
    socket.onopen = () => {
      this.#opened = true;
      const hello = { t: "hello", v: 1, client: "web", subs: this.#wanted() };
      if (this.#queue) hello.queue = true;
      if (this.#analytics) hello.analytics = this.#analytics;
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (message) => this.#hear(JSON.parse(message.data));
    socket.onclose = (event) => this.#closed(event.code);
  }

  #drop() {
    this.#heart.stop();
    const socket = this.#socket;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
    this.#socket = null;
  }

  #hear(frame) {
    this.#heart.heard();
    const to = this.#subs.get(frame.ticket) ?? [];
    switch (frame.t) {
      case "welcome": return this.#welcome(frame);
      case "ping": return this.send({ t: "pong", n: frame.n });
      case "pong": return frame.now && trustClock(frame.now);
      case "bye": return this.#farewell(frame);
      case "sub_ok": return to.forEach((who) => who.ok?.(frame));
      case "ev": return to.forEach((who) => who.ev(frame));
      case "resync": return to.forEach((who) => who.resync(frame.reason, frame.last));
      case "gone": return to.forEach((who) => who.gone(frame.reason));
      case "err": if (!frame.cid && frame.ticket) to.forEach((who) => who.refused?.(frame)); break;
    }
    this.#emit("frame", { frame });
  }

  #welcome(frame) {
    if (this.#you && frame.you.id !== this.#you.id) return location.reload();
    trustClock(frame.now);
    this.maxFrame = frame.max_frame ?? this.maxFrame;
    const again = this.#welcomedAt > 0;
    this.#welcomedAt = Date.now();
    this.#tell("online");
    this.#heart.start();
    if (this.#epoch !== null && this.#epoch !== frame.epoch) {
      this.#subs.forEach((set) => set.forEach((who) => who.resync("epoch", 0)));
    }
    this.#epoch = frame.epoch;
    this.#emit("welcome", { frame, again });
  }

  #look() {
    if (this.state === "waiting" || this.state === "offline") this.#open();
    else if (this.state === "online") this.#heart.prove();
  }

  #farewell({ reason, reconnect, after_ms }) {
    this.#drop();
    if (reason === "expired") return this.#end("enter");
    if (reconnect === false) return this.#end("stop");
    this.#wait(after_ms ?? delay(this.#attempt++, Math.random()));
  }

  #lost() {
    this.#drop();
    this.#closed(1006);
  }

  async #closed(code) {
    this.#drop();
    const what = afterClose(code);
    if (what !== "reconnect") return this.#end(what);
    if (this.#welcomedAt && Date.now() - this.#welcomedAt > STABLE_MS && this.state === "online") this.#attempt = 0;
    this.#wait(delay(this.#attempt++, Math.random()));
    // A refused handshake looks like a lost network; the session tells them apart.
    if (!this.#opened) await get("/session").catch((problem) => { if (problem.status === 401) this.#end("enter"); });
  }

  #wait(ms) {
    this.retryAt = Date.now() + ms;
    this.#tell(navigator.onLine === false ? "offline" : "waiting");
    this.#retry = setTimeout(() => this.#open(), ms);
  }

  #end(what) {
    clearTimeout(this.#retry);
    this.#drop();
    if (what === "enter") return location.assign(`/?next=${encodeURIComponent(location.pathname + location.search)}`);
    if (what === "reload") return location.reload();
    this.#tell("ended");
  }

  #tell(state) {
    this.state = state;
    this.#emit("state", { state, retryAt: this.retryAt });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
