// A reader walks through the graph: in the picture, and in the same words.

import { expectAccessible } from './accessible.js';
import { journey } from './data.js';
import { overlaps, sticksOut } from './layout.js';
import { expect, test } from './reader.js';

/** Opens the graph of the judge of the journey from its page, and gives what tells of it. */
async function openGraph(page) {
  const { judge } = await journey();
  await page.goto(`/graph/${judge.id}`);
  const list = page.getByRole('region', { name: 'In the picture' });
  await expect(page.getByRole('img', { name: /^Picture of the graph: entries \d+/ })).toBeVisible();
  await expect(page.getByText('Reading the graph …'), 'what is told when the graph is read').toHaveCount(0);
  return list;
}

const entries = async (page) => Number(/entries (\d+)/.exec(await page.getByRole('img', { name: /^Picture of the graph/ }).getAttribute('aria-label'))[1]);

for (const [how, press] of Object.entries({
  'by a click': (button) => button.click(),
  'by keys': async (button) => {
    await button.focus();
    await button.press('Enter');
  },
})) {
  test(`an entry is expanded ${how}, and the text grows with the picture`, async ({ page }) => {
    const list = await openGraph(page);
    const [before, told] = [await entries(page), await list.getByRole('listitem').count()];
    const expand = list.getByRole('button', { name: /^Expand: / }).first();
    const label = await expand.getAttribute('aria-label');
    await press(expand);
    await expect.poll(() => entries(page)).toBeGreaterThan(before);
    expect(await list.getByRole('listitem').count()).toBeGreaterThan(told);
    await expect(page.getByRole('status').filter({ hasText: /^Expanded: / })).toBeVisible();
    await press(list.getByRole('button', { name: label.replace('Expand', 'Collapse'), exact: true }));
    await expect.poll(() => entries(page)).toBe(before);
  });
}

test('a thousand entries are expanded, told, found and made few again', async ({ page }) => {
  await openGraph(page);
  const before = await entries(page);
  const expandAll = page.getByRole('button', { name: 'Expand all' });
  for (let held = before; held < 1000; held = await entries(page)) {
    await expandAll.click();
    await expect.poll(() => entries(page), { message: 'entries after all are expanded once more', timeout: 45_000 }).toBeGreaterThan(held);
    await expect(page.getByRole('status').filter({ hasText: /^(Expanded \d+ entries|Stopped)/ })).toBeVisible();
  }
  const { prisoner } = await journey();
  await page.getByRole('searchbox', { name: 'Find in the picture' }).fill(prisoner.nameNative);
  await expect(page.getByText(/^Found: [1-9]/)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Selected' }).getByRole('button', { name: 'Only this neighbourhood' }).click();
  await expect.poll(() => entries(page), 'entries of one neighbourhood').toBeLessThan(300);
  await page.getByRole('button', { name: 'Show everything again' }).first().click();
  await expect.poll(() => entries(page)).toBeGreaterThan(1000);
});

test('the picture is there in all sizes and colours, and is accessible', async ({ page }) => {
  await openGraph(page);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  for (const width of [320, 768, 1280, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(sticksOut), `what sticks out at ${width} px`).toEqual([]); // the picture follows the width a moment later
    expect.soft(await page.evaluate(overlaps), `what overlaps at ${width} px`).toEqual([]);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the graph is walked by its text', async ({ page }) => {
    const { judge } = await journey();
    await page.goto(`/graph/${judge.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Graph: ${judge.name}`);
    const next = page.getByRole('row').getByRole('link', { name: /^graph/ }).first();
    const address = await next.getAttribute('href');
    await next.click();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('table').first(), 'the links of the next entry').toBeVisible();
  });
});
