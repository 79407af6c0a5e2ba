// What a test gets: a server of its own and as many people as it asks for. After the test the people's troubles are
// read and the server has to end well, so that every test proves both without a word.

import { test as base, expect } from "@playwright/test";
import { Helpdesk } from "./server.js";
import { Person } from "./people.js";

export { expect };

export const test = base.extend({
  /** Set by a test that takes the server away: test.use({ outage: true }). */
  outage: [false, { option: true }],

  /** Variables of the server: test.use({ variables: { HELPDESK_RATE_USER: "1/5" } }). */
  variables: [{}, { option: true }],

  /** Making a database takes longer than copying one, so each test process makes one. */
  prepared: [async ({}, use) => {
    const prepared = await Helpdesk.prepare();
    await use(prepared);
    await prepared.clean();
  }, { scope: "worker" }],

  helpdesk: async ({ variables, prepared }, use, info) => {
    const helpdesk = await Helpdesk.start(variables, prepared);
    try {
      await use(helpdesk);
      await helpdesk.stop();
    } finally {
      if (info.status !== info.expectedStatus) await info.attach("server.log", { body: helpdesk.log, contentType: "text/plain" });
      await helpdesk.clean();
    }
  },

  /** Where browsers find it. */
  address: async ({ helpdesk }, use) => use(helpdesk.url),

  /** people.enter("user", "Ana", options of the browser's context) -> Person, already inside. */
  people: async ({ browser, address, outage }, use) => {
    const met = [];
    const meet = async (role, name, options = {}) => {
      const person = await Person.meet(browser, address, { role, name, ...options });
      met.push(person);
      return person;
    };
    await use({ meet, enter: async (...who) => (await meet(...who)).enter() });
    const trouble = met.flatMap((person) => person.troubles({ outage }));
    await Promise.all(met.map((person) => person.context.close()));
    expect(trouble, "errors in somebody's browser").toEqual([]);
  },
});
