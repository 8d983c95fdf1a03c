// Names from right to left, and names of any length, in a small world of their own.

import { overlaps, sticksOut } from './layout.js';
import { expect, test, world } from './reader.js';

test.use({ baseURL: ({}, use) => use(world()) });

const names = {
  arabic: ['/prisoner/arabic', 'ليلى المخترعة'],
  hebrew: ['/prisoner/hebrew', 'דב המומצא'],
  'a case': ['/case/rtl', 'قضية المخترعة (2019)'],
};

for (const [what, [address, name]] of Object.entries(names)) {
  test(`${what}: a name runs from right to left, the page from left to right`, async ({ page }) => {
    await page.goto(address);
    const text = page.getByText(name, { exact: true }).first();
    await expect(text).toBeVisible();
    await expect(text).toHaveAttribute('dir', 'auto');
    await expect(text).toHaveCSS('direction', 'rtl');
    await expect(page.getByRole('main')).toHaveCSS('direction', 'ltr');
  });
}

test('a name from right to left stands at the right of its paragraph and leaves others alone', async ({ page }) => {
  await page.goto('/prisoner/arabic');
  const summary = page.getByText('سُجنت ليلى المخترعة عام 2019 (مثال).');
  await expect(summary).toHaveCSS('direction', 'rtl');
  await page.goto('/case/rtl');
  const link = page.getByRole('link', { name: 'Layla al-Invented', exact: true }).first();
  const native = page.getByRole('main').getByText('ليلى المخترعة', { exact: true }).first();
  await expect(native).toHaveCSS('direction', 'rtl');
  const [before, after] = await Promise.all([link.boundingBox(), native.boundingBox()]);
  expect(before.x + before.width, 'the name in Latin letters comes first').toBeLessThan(after.x + 1);
});

test('a reader who types from right to left sees it so', async ({ page }) => {
  await page.goto('/');
  const field = page.getByLabel('A name, in any script or spelling');
  await field.fill('ليلى');
  await expect(field).toHaveCSS('direction', 'rtl');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Layla al-Invented', exact: true }).click();
  await expect(page).toHaveURL(/\/prisoner\/arabic$/);
});

test('words without an end are broken', async ({ page }) => {
  for (const address of ['/prisoner/long', '/prisoner/long?open=1', '/prisoners', '/case/rtl', '/official/arabic?open=1', '/dossier/official/arabic?open=1', '/source/s', '/search?q=Inventedovskaya', `/search?q=${'q'.repeat(200)}`, '/prisoner/long?view=query', '/questions/caseFile?prisoner=prisoner/long']) {
    await page.goto(address);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await page.evaluate(sticksOut), `what sticks out of ${address} at ${width} px`).toEqual([]);
      expect.soft(await page.evaluate(overlaps), `what overlaps in ${address} at ${width} px`).toEqual([]);
    }
  }
});
