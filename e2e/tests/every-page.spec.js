// Every page, on a phone and on a desk, light and dark: axe finds nothing, nothing scrolls sideways, and a picture is taken
// into shots/ for people to look at.

import { AxeBuilder } from "@axe-core/playwright";
import { morning, open, pages } from "../harness/scene.js";
import { expect, test } from "../harness/test.js";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every page, ${size}, ${colorScheme}`, async ({ people }) => {
      test.slow(); // twelve pages, each read by axe
      const look = { viewport, colorScheme, reducedMotion: "reduce" };
      const stranger = await people.meet("user", "Nobody", look);
      const seen = { null: stranger, user: await people.enter("user", "Ana Reyes", look), helpdesk: await people.enter("helpdesk", "Dana Ito", look) };
      const scene = await morning(seen.user, seen.helpdesk);
      for (const one of pages(scene)) {
        await test.step(one.name, async () => {
          const person = seen[one.role];
          await open(person, one);
          await person.page.screenshot({ path: `shots/${one.name}-${size}-${colorScheme}.png` });
          const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect.soft(wide, `${one.name}: pixels that stick out to the right`).toBeLessThanOrEqual(0);
          const { violations } = await new AxeBuilder({ page: person.page }).analyze();
          expect.soft(violations.map(told), `${one.name}: what axe found`).toEqual([]);
        });
      }
    });
  }
}

/** A violation in a few lines: the rule, and where. */
function told({ id, impact, nodes }) {
  return `${id} (${impact}): ${nodes.map(({ target, any }) => `${target.join(" ")} ${any[0]?.message ?? ""}`).join(" | ")}`;
}
