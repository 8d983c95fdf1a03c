// What axe finds on a page.

import { AxeBuilder } from '@axe-core/playwright';

import { expect } from './reader.js';

/** Looks at a page with axe, by all rules or those chosen; in one frame, as no page has a second one. */
export async function expectAccessible(page, choose = (axe) => axe) {
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze();
  const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
  expect.soft(told.slice(0, 5), `the first of ${told.length} violations`).toEqual([]);
}
