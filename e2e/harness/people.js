// People with a browser each. Rule: while somebody uses the product, the console stays free of errors, the content
// security policy refuses nothing, no script throws and no answer is a 5xx; `trouble` collects what broke that.

/** What a browser says when the server is away, which a test that takes it away expects. */
const OUTAGE = [/WebSocket connection to .* failed/, /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|FAILED)/, /status of 401 .*\/api\/v1\/session\)$/];

/** A closed ticket's page and an unknown one answer 404 with a page of their own; the browser notes it, nothing is wrong. */
const NOT_THERE = /status of 404 .*\(http:\/\/[^/]+\/tickets\/[0-9]+\)$/;

/** A file that only the server can refuse, since nothing in its beginning gives it away. */
const REFUSED_FILE = /status of 415 .*\/attachments\)$/;

export class Person {
  trouble = [];

  /** A new browser profile with one page. */
  static async meet(browser, url, { name, role, ...options }) {
    const context = await browser.newContext({ baseURL: url, ...options });
    const person = new Person();
    Object.assign(person, { name, role, context, page: await context.newPage() });
    await person.#watch();
    return person;
  }

  /** Comes in by the entry page, as everybody does. */
  async enter() {
    await this.page.goto("/");
    await this.page.getByLabel("Your name").fill(this.name);
    await this.page.getByRole("button", { name: this.role === "user" ? "I need help" : "Helpdesk staff" }).click();
    await this.page.waitForURL(this.role === "user" ? "**/tickets" : "**/queue");
    return this;
  }

  /** What went wrong; with `outage` what a missing server causes is no trouble. */
  troubles({ outage = false } = {}) {
    const known = [NOT_THERE, REFUSED_FILE, ...(outage ? OUTAGE : [])];
    return this.trouble.filter((text) => !known.some((pattern) => pattern.test(text)));
  }

  async #watch() {
    await this.context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`content security policy: ${event.violatedDirective} refused ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
      });
    });
    this.context.on("page", (page) => this.#listen(page));
    this.#listen(this.page);
  }

  #listen(page) {
    const note = (text) => this.trouble.push(`${this.name}: ${text}`);
    page.on("console", (message) => {
      if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => note(`script: ${error.stack ?? error.message}`));
    page.on("response", (answer) => {
      if (answer.status() >= 500) note(`answer ${answer.status()}: ${answer.url()}`);
    });
  }
}
