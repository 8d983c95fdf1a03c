// The test of a reader at the explorer: whatever the browser complains of fails it.

import { expect, test as base } from '@playwright/test';

export { expect };

/** The addresses of the two servers. */
export const bundled = () => process.env.HABEAS_TEST_BUNDLED;
export const world = () => process.env.HABEAS_TEST_WORLD;

export const test = base.extend({
  baseURL: ({}, use) => use(bundled()),

  /** Addresses, or patterns of them, that a test opens to see an error, which the browser then reports. */
  expectedErrors: ({}, use) => use([]),

  /** Complaints of the browser: requests to others, errors, violations of the policy. */
  complaints: [
    async ({ context, expectedErrors }, use) => {
      const complaints = watch(context, expectedErrors);
      await use(complaints);
      expect(complaints, 'complaints of the browser').toEqual([]);
    },
    { auto: true },
  ],
});

/** Collects what a context's pages ask of other hosts and what the browser logs as an error. */
function watch(context, expectedErrors) {
  const own = [new URL(bundled()).origin, new URL(world()).origin];
  const complaints = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!own.includes(url.origin) && !['data:', 'blob:'].includes(url.protocol)) complaints.push(`a request to ${url.href}`);
  });
  context.on('weberror', (error) => complaints.push(`an error of the page: ${error.error()}`));
  context.on('console', (message) => {
    if (message.type() !== 'error' && !/content security policy/i.test(message.text())) return;
    const expected = expectedErrors.some((address) => (address instanceof RegExp ? address.test(message.location().url) : address === message.location().url));
    if (expected && message.text().startsWith('Failed to load resource')) return;
    complaints.push(`${message.location().url}: ${message.text()}`);
  });
  return complaints;
}

/** Opens an address that answers with a status; an error is expected where it says so. */
export async function open(page, expectedErrors, address, status = 200) {
  const whole = new URL(address, bundled()).href;
  if (status >= 400) expectedErrors.push(whole);
  const response = await page.goto(whole);
  expect(response.status(), `the status of ${whole}`).toBe(status);
  return response;
}
