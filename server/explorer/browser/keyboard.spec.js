// A reader without a mouse: Tab, Enter, and always to be seen where one is.

import { journey } from './data.js';
import { expect, test } from './reader.js';

test('the skip link comes first, is seen, and leads to the content', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('A name, in any script or spelling'), 'the first field of the content').toBeFocused();
});

test('from a search to a judge, to another case, to its source, by keys alone', async ({ page }) => {
  const { prisoner, judge, otherCase } = await journey();
  await page.goto('/questions');
  await tabTo(page, page.getByRole('search').getByLabel('A name, in any script or spelling'));
  await page.keyboard.type(prisoner.nameNative);
  await page.keyboard.press('Enter');
  await enter(page, page.getByRole('main').getByRole('link', { name: prisoner.name, exact: true }).first());
  await expect(page).toHaveURL(`/${prisoner.id}`);
  await enter(page, page.getByRole('main').getByRole('link', { name: judge.name, exact: true }).first());
  await expect(page).toHaveURL(`/${judge.id}`);
  await enter(page, page.getByRole('main').getByRole('link', { name: otherCase.title, exact: true }).first());
  await expect(page).toHaveURL(`/${otherCase.id}`);
  const evidence = page.getByRole('main').locator('details.evidence').first();
  await enter(page, evidence.locator('summary'));
  await enter(page, evidence.getByRole('listitem').first().getByRole('link').first());
  await expect(page).toHaveURL(/\/source\//);
});

test('wherever the focus is it is seen', async ({ page }) => {
  const { judge } = await journey();
  for (const address of ['/', `/${judge.id}`, '/questions/crossTab?count=VIOLATIONS&rows=PROVISION&columns=GROUP']) {
    await page.goto(address);
    const stops = await page.evaluate(() => document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]').length);
    for (let stop = 0; stop < Math.min(stops, 40); stop++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(unseenFocus), `stop ${stop} of ${address}`).toBe('');
    }
  }
});

/** Presses Tab until an element has the focus, and looks at whether it is to be seen. */
async function tabTo(page, target) {
  await expect(target).toBeVisible();
  const wanted = await target.elementHandle();
  for (let pressed = 0; pressed < 400; pressed++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(target).toBeFocused();
  expect(await page.evaluate(unseenFocus)).toBe('');
}

async function enter(page, target) {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Within the page: why a reader does not see where the focus is; empty where it is seen. */
function unseenFocus() {
  const element = document.activeElement;
  const told = `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`;
  if (element === document.body) return ''; // the browser's own bar comes after the last stop
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `${told}: no outline`;
  if (box.width < 1 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `${told}: outside of the window`;
  const line = element.getClientRects()[0];
  const above = document.elementFromPoint(line.left + line.width / 2, Math.min(Math.max(line.top + line.height / 2, 1), innerHeight - 1));
  return above && (element.contains(above) || above.contains(element)) ? '' : `${told}: under ${above?.tagName}`;
}
