// A reader prints: the names and the sources, not the ways through the site.

import { extractText } from 'unpdf';

import { richest, journey } from './data.js';
import { expect, test } from './reader.js';

const printed = {
  'a prisoner': async () => `/${(await journey()).prisoner.id}?open=1`,
  'a case': async () => `/${await richest('Case')}?open=1`,
  'a dossier': async () => `/dossier/${(await journey()).judge.id}`,
};

for (const [what, addressOf] of Object.entries(printed)) {
  test(`${what} is printed with its sources and without the ways through the site`, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(await addressOf());
    for (const part of ['navigation', 'search', 'button', 'textbox', 'searchbox', 'combobox']) {
      for (const element of await page.getByRole(part, { includeHidden: true }).all()) await expect(element).toBeHidden();
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const outside = page.locator('a.outside');
    expect(await outside.count(), 'sources of others').toBeGreaterThan(0);
    for (const link of (await outside.all()).slice(0, 20)) {
      await expect(link).toBeVisible();
      expect(await link.evaluate((element) => getComputedStyle(element, '::after').content), 'the address in print').toContain('http');
    }
  });
}

test('the paper holds the name in Cyrillic and the address of a source', async ({ page }) => {
  const { prisoner, judge } = await journey();
  await expectPaper(page, `/${prisoner.id}?open=1`, prisoner.nameNative);
  if (judge.nameNative) await expectPaper(page, `/dossier/${judge.id}`, judge.nameNative);
});

/** Prints a page and looks for a name, and for the whole address of a source. */
async function expectPaper(page, address, name) {
  await page.goto(address);
  const source = await page.locator('a.outside').first().getAttribute('href');
  const { totalPages, text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4' })), { mergePages: true });
  expect(totalPages).toBeGreaterThan(0);
  const closed = (string) => string.replace(/\s+/g, '');
  expect(closed(text), `the text of ${address} on paper`).toContain(closed(name));
  expect(closed(text), `the text of ${address} on paper`).toContain(closed(source));
}

test('a closed citation is open on paper', async ({ page }) => {
  const { prisoner } = await journey();
  await page.goto(`/${prisoner.id}`);
  const citation = page.getByRole('main').locator('details.evidence').first().locator('a.outside').first();
  await expect(citation).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(citation).toBeVisible();
});
