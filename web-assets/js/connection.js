// One socket of a tab to `/ws`, kept for ever: hello with everything that is wanted, resume by cursor, heartbeat both ways,
// farewell and close codes as the contract says. Whoever wants a ticket registers with `sub` and is asked for its cursor at
// each (re)connect; so nothing here remembers what was received.
//
// Events: "state" {state, retryAt?}: "connecting", "online", "waiting", "offline", "ended"; "welcome" {frame, again};
// "enter": the session is over, and unless that is prevented the entry page comes;
// "frame" {frame}: every other frame, for ack, err, queue_snap, queue, digest, analytics.

import { afterClose, delay } from "./backoff.js";
import { get } from "./api.js";
import { Heartbeat } from "./heartbeat.js";
import { trustClock } from "./time.js";
import { Wants } from "./wants.js";

const PROTOCOL = "helpdesk.v1";
/** From dialling to the welcome; a network that swallows everything looks like this. */
const ANSWER_MS = 10_000;
/** A connection that held so long forgets its failures. */
const STABLE_MS = 10_000;

export class Connection extends EventTarget {
  #you; #socket = null; #hello = null; #epoch = null; #wants = new Wants();
  #attempt = 0; #retry = 0; #answer = 0; #welcomedAt = 0;
  #heart = new Heartbeat((n) => this.send({ t: "ping", n }), () => this.#closed(1006));
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
    addEventListener("offline", () => {
      if (this.state === "waiting") this.#tell("offline");
      else if (this.online) this.#heart.prove(true);
    });
    addEventListener("pageshow", () => this.now());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.now(); });
    this.#open();
    return this;
  }

  get online() {
    return this.state === "online";
  }

  /** Somebody looks: waiting ends, and a socket that slept has to prove that it lives. */
  now() {
    if (this.state === "waiting" || this.state === "offline") this.#open();
    else if (this.online) this.#heart.prove();
  }

  /**
   * Subscribes to a ticket for as long as the returned function is not called.
   * who = {cursor(): seq, quiet?: true, ok?(frame), ev(event), beside?(frame), resync(reason, last), gone(reason), refused?(err)};
   * `quiet`: follows without being shown as somebody who looks at the ticket; `beside`: presence and seen.
   */
  sub(ticket, who) {
    const id = Number(ticket);
    this.#wants.add(id, who);
    this.resub(id);
    return () => {
      if (this.#wants.remove(id, who)) this.send({ t: "unsub", ticket: id });
    };
  }

  /** Asks for everything after the cursor again: after a gap, or when the log was read by REST. */
  resub(ticket) {
    const sub = this.#wants.subs().find((one) => one.ticket === Number(ticket));
    if (sub) this.send({ t: "sub", ...sub });
  }

  /** Watches "queue", or "analytics" over a period such as "24h". Once more asks for a new snapshot. */
  watch(what, last) {
    this.#wants.watch(what, last);
    this.send(what === "queue" ? { t: "watch", what } : { t: "watch", what, last });
  }

  unwatch(what) {
    this.#wants.unwatch(what);
    this.send({ t: "unwatch", what });
  }

  /** Sends a frame now; false if there is no connection to send it on. */
  send(frame) {
    if (!this.online || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #open() {
    clearTimeout(this.#retry);
    this.#drop();
    this.#hello = null;
    this.#tell("connecting");
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws?lang=${document.documentElement.lang}`, PROTOCOL);
    this.#socket = socket;
    this.#answer = setTimeout(() => this.#closed(1006), ANSWER_MS);
    socket.onopen = () => {
      this.#hello = this.#wants.hello();
      socket.send(JSON.stringify(this.#hello));
    };
    socket.onmessage = (message) => this.#hear(JSON.parse(message.data));
    socket.onclose = (event) => this.#closed(event.code);
  }

  #drop() {
    clearTimeout(this.#answer);
    this.#heart.stop();
    const socket = this.#socket;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
    this.#socket = null;
  }

  #hear(frame) {
    this.#heart.heard();
    switch (frame.t) {
      case "welcome": return this.#welcome(frame);
      case "ping": return this.send({ t: "pong", n: frame.n });
      case "pong": return frame.now && trustClock(frame.now);
      case "bye": return this.#farewell(frame);
    }
    this.#wants.tell(frame);
    this.#emit("frame", { frame });
  }

  #welcome(frame) {
    if (frame.you.id !== this.#you.id) return location.reload();
    clearTimeout(this.#answer);
    trustClock(frame.now);
    this.maxFrame = frame.max_frame ?? this.maxFrame;
    const again = this.#welcomedAt > 0;
    this.#welcomedAt = Date.now();
    this.#tell("online");
    this.#heart.start();
    this.#wants.missing(this.#hello).forEach((wish) => this.send(wish));
    if (this.#epoch !== null && this.#epoch !== frame.epoch) this.#wants.voidCursors();
    this.#epoch = frame.epoch;
    this.#emit("welcome", { frame, again });
  }

  #farewell({ reason, reconnect, after_ms }) {
    this.#drop();
    if (reason === "expired") return this.#end("enter");
    if (reconnect === false) return this.#end("stop");
    this.#wait(after_ms ?? delay(this.#attempt++, Math.random()));
  }

  async #closed(code) {
    const refused = this.#hello === null;
    const held = this.online && Date.now() - this.#welcomedAt > STABLE_MS;
    this.#drop();
    const what = afterClose(code);
    if (what !== "reconnect") return this.#end(what);
    if (held) this.#attempt = 0;
    this.#wait(delay(this.#attempt++, Math.random()));
    // A refused handshake looks like a lost network; the session tells them apart.
    if (refused) await get("/session").catch((problem) => { if (problem.status === 401) this.#end("enter"); });
  }

  #wait(ms) {
    this.retryAt = Date.now() + ms;
    this.#tell(navigator.onLine === false ? "offline" : "waiting");
    this.#retry = setTimeout(() => this.#open(), ms);
  }

  #end(what) {
    clearTimeout(this.#retry);
    this.#drop();
    if (what === "enter" && this.dispatchEvent(new Event("enter", { cancelable: true }))) return location.assign(`/?next=${encodeURIComponent(location.pathname + location.search)}`);
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
