// A reader types a name and is offered who may be meant.

import { journey } from './data.js';
import { expect, test } from './reader.js';

for (const [how, spelling] of Object.entries({ 'in Cyrillic': (person) => person.nameNative, 'in Latin': (person) => person.name })) {
  test(`a name that is begun ${how} is offered, and chosen by keys`, async ({ page }) => {
    const { prisoner } = await journey();
    await page.goto('/');
    const field = page.getByRole('combobox', { name: 'A name, in any script or spelling' });
    await field.pressSequentially(spelling(prisoner).slice(0, -1));
    const option = page.getByRole('option').filter({ hasText: prisoner.name }).first();
    await expect(option).toBeVisible();
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    for (let pressed = 0; pressed < 10 && (await option.getAttribute('aria-selected')) !== 'true'; pressed++) await page.keyboard.press('ArrowDown');
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await expect(field, 'the focus stays in the field').toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/${prisoner.id}`);
  });
}

test('Escape closes what is offered, and Enter searches for what is typed', async ({ page }) => {
  const { prisoner } = await journey();
  await page.goto('/questions');
  const field = page.getByRole('combobox', { name: 'A name, in any script or spelling' });
  await field.pressSequentially(prisoner.name);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(field).toHaveValue(prisoner.name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Search: ${prisoner.name}`);
});

test('the form of a question is offered people by name and takes their id', async ({ page }) => {
  const { prisoner } = await journey();
  await page.goto('/questions/caseFile');
  const field = page.getByRole('combobox', { name: 'Prisoner (required)' });
  await field.pressSequentially(prisoner.nameNative);
  await page.getByRole('option').filter({ hasText: prisoner.name }).first().click();
  await expect(field).toHaveValue(prisoner.id);
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(page.getByRole('heading', { name: 'Answer' })).toBeVisible();
});
