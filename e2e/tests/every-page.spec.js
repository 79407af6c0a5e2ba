// Every page, on a phone and on a desk, light and dark: axe finds nothing, nothing scrolls sideways, and a picture is taken
// into shots/ for people to look at.

import { examine, SIZES } from "../harness/sizes.js";
import { morning, open, pages } from "../harness/scene.js";
import { test } from "../harness/test.js";

for (const [size, options] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every page, ${size}, ${colorScheme}`, async ({ people }) => {
      test.slow(); // twelve pages, each read by axe
      const look = { ...options, colorScheme, reducedMotion: "reduce" };
      const stranger = await people.meet("user", "Nobody", look);
      const seen = { null: stranger, user: await people.enter("user", "Ana Reyes", look), helpdesk: await people.enter("helpdesk", "Dana Ito", look) };
      const scene = await morning(seen.user, seen.helpdesk);
      for (const one of pages(scene)) {
        await test.step(one.name, async () => {
          const person = seen[one.role];
          await open(person, one);
          await examine(person.page, `${one.name}-${size}-${colorScheme}`);
        });
      }
    });
  }
}
