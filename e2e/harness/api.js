// The same people over REST, for what a test needs to be there before its browsers look. Every call must succeed.

import { expect } from "@playwright/test";

export class Caller {
  #http; #base = "";

  /** Enters as a person; `playwright` is the runner's fixture of that name. */
  static async enter(playwright, url, role, name) {
    const caller = new Caller();
    caller.#http = await playwright.request.newContext({ baseURL: url, extraHTTPHeaders: { connection: "close" } });
    await caller.#call("post", "/session", { role, name }, 201);
    return caller;
  }

  /** The person of a browser, with its session. */
  static as(person) {
    const caller = new Caller();
    caller.#http = person.context.request;
    caller.#base = new URL(person.page.url()).origin;
    return caller;
  }

  /** A new ticket; resolves to it. */
  create(description, location = {}) {
    return this.#call("post", "/tickets", { description, location }, 201);
  }

  say(ticket, body) {
    return this.#call("post", `/tickets/${ticket}/messages`, { body }, 201);
  }

  note(ticket, body) {
    return this.#call("post", `/tickets/${ticket}/messages`, { body, note: true }, 201);
  }

  /** One step of the status and nothing else. */
  step(ticket, to) {
    return this.#call("post", `/tickets/${ticket}/status`, { to }, 200);
  }

  /** Everything in the list of open and active tickets. */
  list() {
    return this.#call("get", "/tickets?limit=200", undefined, 200);
  }

  async take(ticket) {
    await this.#call("post", `/tickets/${ticket}/status`, { to: "active" }, 200);
    return this.#call("patch", `/tickets/${ticket}`, { assignee: "me" }, 200);
  }

  close(ticket) {
    return this.#call("post", `/tickets/${ticket}/status`, { to: "closed" }, 200);
  }

  /** Changes fields: {description?, location?, category?, assignee?}. */
  change(ticket, fields) {
    return this.#call("patch", `/tickets/${ticket}`, fields, 200);
  }

  rate(ticket, stars) {
    return this.#call("post", `/tickets/${ticket}/rating`, { stars }, 201);
  }

  correct(ticket, category) {
    return this.#call("patch", `/tickets/${ticket}`, { category }, 200);
  }

  /** What a text would be filed under: {category, confidence, reasons}. */
  classify(text) {
    return this.#call("post", "/classify", { text }, 200);
  }

  ticket(ticket) {
    return this.#call("get", `/tickets/${ticket}`, undefined, 200);
  }

  /** A page of what is found by these words. */
  find(words) {
    return this.#call("get", `/tickets?${new URLSearchParams({ q: words })}`, undefined, 200);
  }

  /** How far a ticket was read: {mine, helpdesk, requester}. */
  async receipts(ticket) {
    return (await this.#call("get", `/tickets/${ticket}/events?limit=1`, undefined, 200)).receipts;
  }

  /** The whole log, page by page. */
  async events(ticket) {
    const all = [];
    for (;;) {
      const { items, last_seq: last } = await this.#call("get", `/tickets/${ticket}/events?after=${all.length}&limit=200`, undefined, 200);
      all.push(...items);
      if (all.length >= last || items.length === 0) return all;
    }
  }

  /** The status code of a call that may fail. */
  async status(path) {
    return (await this.#http.get(`${this.#base}/api/v1${path}`)).status();
  }

  leave() {
    return this.#http.dispose();
  }

  async #call(method, path, data, wanted) {
    const answer = await this.#http[method](`${this.#base}/api/v1${path}`, data === undefined ? {} : { data });
    expect(answer.status(), `${method} ${path}: ${await answer.text()}`).toBe(wanted);
    return answer.json();
  }
}
