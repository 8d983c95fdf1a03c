// Every kind of page, looked at by axe and measured at every width.

import { expectAccessible } from './accessible.js';
import { pages, questions, statuses } from './addresses.js';
import { kindsOfContract, questionsOfContract } from './data.js';
import { kinds } from './kinds.js';
import { overlaps, sticksOut } from './layout.js';
import { expect, open, test } from './reader.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** The rules whose outcome another colour scheme changes, and those that another width changes. */
const ofColour = ['color-contrast', 'link-in-text-block'];
const ofPlace = ['target-size', 'scrollable-region-focusable'];

test('the pages are those of the contract', async () => {
  expect(kinds.map(([type]) => type.toUpperCase()).sort()).toEqual((await kindsOfContract()).sort());
  expect(Object.keys(questions).sort()).toEqual((await questionsOfContract()).sort());
});

for (const [title, addressOf] of Object.entries(pages)) {
  test(`${title}: no violation in light and dark, no width too narrow or wide`, async ({ page, expectedErrors }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page, expectedErrors, await addressOf(), statuses[title]);
    await expectAccessible(page, (axe) => axe.withTags(tags));
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, (axe) => axe.withRules(ofColour));
    for (const width of [2560, 1280, 768, 320]) await expectRoom(page, width);
    await expectAccessible(page, (axe) => axe.withRules(ofPlace));
    await doubleText(page);
    await expectRoom(page, 1280);
  });
}

async function expectRoom(page, width) {
  await page.setViewportSize({ width, height: 900 });
  expect.soft(await page.evaluate(sticksOut), `what sticks out at ${width} px`).toEqual([]);
  expect.soft(await page.evaluate(overlaps), `what overlaps at ${width} px`).toEqual([]);
}

/** Makes text twice as large, as a reader does in the settings of the browser. */
async function doubleText(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
}
