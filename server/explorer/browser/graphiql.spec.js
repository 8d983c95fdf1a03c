// A developer tries the API in GraphiQL, without any other host.

import { expectAccessible } from './accessible.js';
import { ask } from './data.js';
import { sticksOut } from './layout.js';
import { expect, test } from './reader.js';

const result = (page) => page.getByRole('region', { name: 'Result Window' });

test('an example is run and its answer shown', async ({ page }) => {
  await page.goto('/graphiql');
  await page.getByRole('button', { name: /^A researcher: prisoners charged under article 212/ }).click();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await expect(result(page)).toContainText('"totalCount"');
  await expect(result(page)).not.toContainText('"errors"');
});

test('a query is typed, completed and run by keys', async ({ page }) => {
  await page.goto('/graphiql?query=' + encodeURIComponent('{ dataset { version } }'));
  const { dataset } = await ask('{ dataset { version } }');
  await page.getByRole('textbox', { name: 'Query Editor' }).press('Control+Enter');
  await expect(result(page)).toContainText(dataset.version);
});

test('what an address asks is shown as text and does nothing', async ({ page }) => {
  const script = '<script>document.title = "run"</script><img src=x onerror="document.title = \'run\'">';
  const response = await page.goto(`/graphiql?query=${encodeURIComponent(script)}`);
  const sent = await response.text();
  for (const part of ['<script>document', '<img', 'onerror="', "onerror='"]) expect(sent, 'the page as it is sent').not.toContain(part);
  await expect(page.getByRole('group', { name: 'Query Editor' })).toContainText('document.title');
  await expect(page).not.toHaveTitle(/run/);
});

test('GraphiQL is accessible in light and dark, at all widths', async ({ page }) => {
  await page.goto('/graphiql');
  await expect(page.getByRole('button', { name: /^Execute query/ })).toBeVisible();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  for (const width of [320, 768, 1280, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await page.evaluate(sticksOut), `what sticks out at ${width} px`).toEqual([]);
  }
});
