// The two sizes that everything is looked at in: a phone that is touched, a desk with a mouse. And how it is looked at.

import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";

export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
};

/** Takes a picture into shots/; nothing sticks out to the right, the desk fills the window and no more, and axe finds nothing. */
export async function examine(page, name) {
  await page.screenshot({ path: `shots/${name}.png` });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${name}: pixels that stick out to the right`).toBeLessThanOrEqual(0);
  const below = await page.evaluate(() => (document.querySelector(".desk") ? document.documentElement.scrollHeight - document.documentElement.clientHeight : 0));
  expect.soft(below, `${name}: pixels below the desk`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.map(told), `${name}: what axe found`).toEqual([]);
}

/** A violation in a few lines: the rule, and where. */
function told({ id, impact, nodes }) {
  return `${id} (${impact}): ${nodes.map(({ target, any }) => `${target.join(" ")} ${any[0]?.message ?? ""}`).join(" | ")}`;
}
