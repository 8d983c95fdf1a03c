// Fields that fail while a request is executed, on the server and on graphql-js: the same
// paths of errors, and null in the same places. The server's store is damaged for it,
// because no fact that fails can be imported.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { habeas, python, startServer, temporaryFolder } from '../server.js';
import { compare } from './compare.js';
import { randomRequest } from './documents.js';
import { Facts } from './facts.js';
import { newRandom } from './random.js';
import { reference } from './reference.js';
import { readSchema } from './schema.js';

const seed = Number(process.env.HABEAS_TEST_SEED ?? 1);
const count = 300;
const failing = ['statistics', 'statutes', 'charges', 'proceedings', 'provisions', 'violations', 'sanctions', // what leads to the damage
  'count', 'maxMonths', 'birthYear', 'number', 'case', 'treaty', 'prisoner', 'official'];
const schema = readSchema();
let server, facts, ids;

before(async () => {
  const path = join(temporaryFolder(), 'store.sqlite');
  habeas('import', '--bundled', '--store', `sqlite:${path}`);
  facts = new Facts(habeas('export', '--store', `sqlite:${path}`), schema, (request) => server.ask(request));
  const damaged = JSON.parse(execFileSync(python, [fileURLToPath(new URL('damage.py', import.meta.url)), path], { encoding: 'utf8' }));
  for (const [id, numbers] of Object.entries(damaged)) Object.assign(facts.nodes.get(id).set, numbers);
  ids = [...Object.keys(damaged), ...facts.ids.filter((id) => /^(charge|proceeding|provision|violation|sanction|document|case)\//.test(id))];
  server = await startServer(`sqlite:${path}`);
});
after(() => server.stop());

test('fields fail alike', async (t) => {
  const counts = {};
  for (let one = seed; one < seed + count; one++) {
    const request = randomRequest(newRandom(one), schema, ids, failing);
    const { same, apart } = compare(await server.ask(request), await reference(schema, facts, request));
    assert.equal(apart, undefined, `seed ${one}: ${apart}\n${request.query}\nvariables: ${JSON.stringify(request.variables)}`);
    counts[same] = (counts[same] ?? 0) + 1;
  }
  t.diagnostic(`seed ${seed}: ${JSON.stringify(counts)}`);
  assert.ok(counts['execute, with errors'] > 0.1 * count, `too few requests failed: ${JSON.stringify(counts)}`);
});
