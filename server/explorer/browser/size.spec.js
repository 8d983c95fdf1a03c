// A reader on a slow line: the first page is small.

import { expect, test } from './reader.js';

test('the first page has less than 100 KB on the wire', async ({ page }) => {
  const finished = [];
  page.on('requestfinished', (request) => finished.push(request.sizes()));
  await page.goto('/', { waitUntil: 'networkidle' });
  const sizes = await Promise.all(finished);
  expect(sizes.length, 'the page and its style sheet at least').toBeGreaterThan(1);
  const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0);
  expect(bytes).toBeLessThan(100_000);
});
