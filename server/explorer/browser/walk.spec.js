// A reader walks from a prisoner to a judge, to another case, to a source of it.

import { journey } from './data.js';
import { expect, test } from './reader.js';

test('from a prisoner to a judge, to another case, to its source', async ({ page }) => {
  const { prisoner, judge, otherCase } = await journey();
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main parts' }).getByRole('link', { name: 'Prisoners' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prisoners');
  await findInList(page, prisoner.name);
  await expect(page).toHaveURL(`/${prisoner.id}`);

  await page.getByRole('main').getByRole('link', { name: judge.name, exact: true }).first().click();
  await expect(page).toHaveURL(`/${judge.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(judge.name);

  await page.getByRole('main').getByRole('link', { name: otherCase.title, exact: true }).first().click();
  await expect(page).toHaveURL(`/${otherCase.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(otherCase.title);

  const evidence = page.getByRole('main').locator('details.evidence').first();
  await expect(evidence.getByRole('listitem').first()).toBeHidden();
  await evidence.locator('summary').click();
  const citation = evidence.getByRole('listitem').first().getByRole('link').first();
  const title = await citation.textContent();
  await citation.click();
  await expect(page).toHaveURL(/\/source\//);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

/** Turns the pages of a list until a name is there, and follows its link. */
async function findInList(page, name) {
  const link = page.getByRole('rowheader').getByRole('link', { name, exact: true });
  while ((await link.count()) === 0) await page.getByRole('link', { name: 'Next page' }).click();
  await link.first().click();
}

test('what stands behind a page is one click away', async ({ page }) => {
  const { prisoner } = await journey();
  await page.goto(`/${prisoner.id}`);
  await page.getByRole('link', { name: 'All sources opened, for printing' }).click();
  const all = page.getByRole('main').locator('details.evidence');
  await expect(all.and(page.locator('[open]'))).not.toHaveCount(0);
  await expect(all.and(page.locator(':not([open])'))).toHaveCount(0);
  await page.getByRole('link', { name: 'The GraphQL behind this page' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(prisoner.name);
  await expect(page.getByText('query ').first()).toBeVisible();
  await expect(page.getByText(`"${prisoner.id}"`).first()).toBeVisible();
});
