// The three faces as people name their parts: every locator is a role and a name, so that a test that passes is also a
// page that a screen reader can use.

import { expect } from "@playwright/test";

/** What a user sees of one ticket at /tickets/{id}; the helpdesk's page has the same parts. */
export class ThreadPage {
  constructor(page, box = "Message") {
    this.page = page;
    this.root = page;
    this.box = page.getByRole("textbox", { name: box });
  }

  get log() {
    return this.root.getByRole("log", { name: "Conversation" });
  }

  bubble(text) {
    return this.log.getByText(text, { exact: true });
  }

  /** Enter sends; the box must be free again at once. */
  async say(text) {
    await this.box.fill(text);
    await this.box.press("Enter");
    await expect(this.box).toHaveValue("");
  }

  async edit(text) {
    await this.root.getByRole("button", { name: "Edit", exact: true }).first().click();
    await this.root.getByRole("textbox", { name: "Description" }).fill(text);
    await this.root.getByRole("button", { name: "Save", exact: true }).click();
  }
}

/** The helpdesk's live queue with the thread beside it. */
export class QueuePage extends ThreadPage {
  constructor(page) {
    super(page, "Reply");
    this.list = page.getByRole("region", { name: "Queue" });
    this.root = page.getByRole("region", { name: "Ticket", exact: true });
    this.box = this.root.getByRole("textbox", { name: "Reply" });
  }

  row(words) {
    return this.list.getByRole("listitem").filter({ hasText: words }).getByRole("link");
  }

  /** Take, Close. */
  step(name) {
    return this.root.getByRole("button", { name: new RegExp(`^${name}`) });
  }
}

/** The user's list with the box for a new ticket. */
export class TicketsPage {
  constructor(page) {
    this.page = page;
    this.box = page.getByRole("textbox", { name: "What is wrong, and where?" });
  }

  get guess() {
    return this.page.getByRole("status").filter({ hasText: /Facility management|Technical IT|Services and complaints/ });
  }

  /** Sends a new ticket and waits for its page; resolves to the ticket's number. */
  async send(text) {
    if (text) await this.box.fill(text);
    await this.page.getByRole("button", { name: "Send to the helpdesk" }).click();
    await this.page.waitForURL(/\/tickets\/[0-9]+$/);
    return Number(this.page.url().split("/").at(-1));
  }
}

/** The figures of the dashboard, read from the tables that stand beside the charts. */
export class Dashboard {
  constructor(page) {
    this.page = page;
  }

  /** {open, active, facility, closed, stillOpen, working}: backlog, resolution and active tickets of facility management. */
  figures() {
    return this.page.evaluate(() => {
      const table = (caption) => Array.from(document.querySelectorAll("main table")).filter((one) => one.caption?.textContent.includes(caption)).at(-1);
      const rows = (caption) => Array.from(table(caption)?.tBodies[0].rows ?? [], (row) => Array.from(row.cells, (cell) => cell.textContent.trim()));
      const number = (text) => Number((text ?? "").replace(/[^0-9]/g, "") || NaN);
      const of = (caption, name) => number(rows(caption).find(([head]) => head === name)?.[1]);
      const sum = (column) => rows("Resolution time by opening month").reduce((all, row) => all + number(row[column]), 0);
      return {
        open: of("not yet closed", "Open"),
        active: of("not yet closed", "Active"),
        facility: of("not yet closed", "Facility management"),
        closed: sum(4),
        stillOpen: sum(5),
        working: of("Active tickets per category", "Facility management"),
      };
    });
  }

  /** The figures become these, with no reload. How fast is a bench's question: a busy machine is no fault of theirs. */
  async shows(figures, when) {
    await expect.poll(() => this.figures(), { message: `the dashboard after ${when}`, intervals: [50] }).toEqual(figures);
  }
}
