// A reader fills in the form of a question, reads the answer and takes it home.

import { readFile } from 'node:fs/promises';

import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';

import { questions } from './addresses.js';
import { ask } from './data.js';
import { expect, test } from './reader.js';

/** Asks from the list of questions: who judged in at least three cases. */
async function askForJudges(page) {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main parts' }).getByRole('link', { name: 'Questions' }).click();
  await page.getByRole('link', { name: 'Officials who acted in several cases' }).click();
  await page.getByLabel('Role').selectOption('judge');
  await page.getByLabel('Cases at least').fill('3');
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Answer' })).toBeVisible();
}

const wanted = () => ask('{ repeatOfficials(role: JUDGE, minCases: 3) { unit asOf warnings rows(first: 100) { totalCount nodes { official { id name } cases convicted { count of unknown } } } } }');

test('an answer says its unit, its denominators and its warnings', async ({ page }) => {
  await askForJudges(page);
  const { repeatOfficials: answer } = await wanted();
  await expect(page.getByLabel('Cases at least'), 'what was typed stays').toHaveValue('3');
  await expect(page.getByText(answer.unit)).toBeVisible();
  await expect(page.getByText(answer.asOf)).toBeVisible();
  for (const warning of answer.warnings) await expect(page.getByText(warning, { exact: true })).toBeVisible();
  const first = answer.rows.nodes[0];
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: first.official.name }) });
  await expect(row).toContainText(`${first.convicted.count} of ${first.convicted.of}`);
  await expect(row).toContainText(`${first.convicted.unknown} unknown`);
});

test('the GraphQL behind an answer gives the same answer', async ({ page }) => {
  await askForJudges(page);
  await page.getByRole('link', { name: 'The GraphQL behind this page' }).click();
  const texts = await page.getByRole('main').locator('pre').allTextContents();
  const answered = await ask(texts[0], JSON.parse(texts[1]));
  expect(answered.repeatOfficials.rows.totalCount).toBe((await wanted()).repeatOfficials.rows.totalCount);
});

test('an answer is taken home as CSV', async ({ page }) => {
  await askForJudges(page);
  const rows = parse(await downloaded(page, /^CSV/, /repeatOfficials\S*\.csv$/), { columns: true });
  const { repeatOfficials: answer } = await wanted();
  expect(rows.map((row) => [row['official.id'], row.cases, row['convicted.of']])).toEqual(
    answer.rows.nodes.map((node) => [node.official.id, String(node.cases), String(node.convicted.of)]),
  );
});

test('an answer is taken home as GraphML', async ({ page }) => {
  await askForJudges(page);
  const { nodes, edges } = graph(await downloaded(page, 'Download GraphML', /repeatOfficials\S*\.graphml$/));
  for (const { official } of (await wanted()).repeatOfficials.rows.nodes) expect(nodes).toContain(official.id);
  expect(edges.length).toBeGreaterThan(0);
  for (const end of edges.flat()) expect(nodes).toContain(end);
});

test('an answer is taken home as JSON', async ({ page }) => {
  await askForJudges(page);
  const answered = page.waitForResponse((response) => response.url().includes('view=json'));
  await page.getByRole('link', { name: 'JSON of this page' }).click();
  const { data } = await (await answered).json();
  expect(data.repeatOfficials.rows.totalCount).toBe((await wanted()).repeatOfficials.rows.totalCount);
});

/** Follows a link to a file and gives its text. */
async function downloaded(page, link, name) {
  const started = page.waitForEvent('download');
  await page.getByRole('main').getByRole('link', { name: link }).first().click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(name);
  return readFile(await download.path(), 'utf8');
}

/** Reads GraphML: the ids of its nodes, and the ends of its edges. */
function graph(text) {
  const found = { nodes: [], edges: [] };
  const parser = new SaxesParser({ xmlns: true });
  const value = (tag, name) => tag.attributes[name]?.value;
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', (tag) => {
    expect(tag.uri, `the namespace of ${tag.name}`).toBe('http://graphml.graphdrawing.org/xmlns');
    if (tag.local === 'node') found.nodes.push(value(tag, 'id'));
    if (tag.local === 'edge') found.edges.push([value(tag, 'source'), value(tag, 'target')]);
  });
  parser.write(text).close();
  return found;
}

test('what cannot be asked is told at the form', async ({ page, expectedErrors }) => {
  expectedErrors.push(/\/questions\/repeatOfficials\?.*minCases=-1/);
  await page.goto('/questions/repeatOfficials');
  await page.getByLabel('Cases at least').fill('-1');
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(page.getByRole('alert')).toContainText('Cases at least: -1 is not possible');
  await expect(page.getByLabel('Cases at least')).toHaveValue('-1');
  await expect(page.getByLabel('Cases at least')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Cases at least').fill('3');
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Answer' })).toBeVisible();
});

test('what is required is asked for by the browser', async ({ page }) => {
  await page.goto('/questions/dossier');
  const field = page.getByLabel('Official (required)');
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(page).toHaveURL('/questions/dossier');
  await expect(field).toBeFocused();
  await field.fill((await questions.dossier()).official);
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(page.getByRole('heading', { name: 'Answer' })).toBeVisible();
});
