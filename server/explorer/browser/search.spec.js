// A reader who types a name finds the person, however the name is written.

import { journey } from './data.js';
import { expect, test } from './reader.js';

/** A name with two letters next to each other exchanged, as fingers do. */
const misspelt = (name) => name.replace(/(.)(.)(?=.$)/u, '$2$1');

const spellings = {
  'in Cyrillic': (person) => person.nameNative,
  'in Latin': (person) => person.name,
  misspelt: (person) => misspelt(person.name),
};

for (const [how, spelling] of Object.entries(spellings)) {
  test(`a name ${how} leads to the person`, async ({ page }) => {
    const { prisoner } = await journey();
    const typed = spelling(prisoner);
    await page.goto('/');
    await page.getByLabel('A name, in any script or spelling').fill(typed);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Search: ${typed}`);
    await page.getByRole('main').getByRole('link', { name: prisoner.name, exact: true }).first().click();
    await expect(page).toHaveURL(`/${prisoner.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(prisoner.name);
    await expect(page.getByText(prisoner.nameNative, { exact: true }).first()).toBeVisible();
  });
}

test('a search from the head of a page among one kind, without a hit, and in another language', async ({ page }) => {
  const { prisoner } = await journey();
  await page.goto('/questions');
  await page.getByRole('search').getByLabel('A name, in any script or spelling').fill(prisoner.nameNative);
  await page.keyboard.press('Enter');
  await page.getByLabel('Among').selectOption('Courts');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: prisoner.name, exact: true })).toHaveCount(0);
  await page.getByLabel('A name, in any script or spelling').fill('qqqqzzzz');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('Nothing was found.')).toBeVisible();
  await page.getByRole('link', { name: 'Українська' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'uk');
  await expect(page.getByLabel('Ім’я чи назва, будь-яким письмом і в будь-якому написанні')).toHaveValue('qqqqzzzz');
  await page.getByRole('link', { name: 'Ув’язнені', exact: true }).click();
  await expect(page.locator('html'), 'the chosen language stays').toHaveAttribute('lang', 'uk');
});
