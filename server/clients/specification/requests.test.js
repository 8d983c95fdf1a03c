// Random requests, and requests with a mistake, asked of the server and of graphql-js
// with the same schema and data: the same verdict, and where both answer the same data in
// the same order and the same paths of errors.
//
// What this shows: how documents are read, validated and executed, which is all that the
// specification governs. What it does not show: that a list holds what its filter asks
// for, because the reference asks the server for each list alone (facts.js). That is shown
// by the conformance suite of the engines (graph/graphtest) and the reference in
// resolvers. Nodes' own fields and evidence come from the interchange file on this side.
//
// HABEAS_TEST_SEED and HABEAS_TEST_REQUESTS choose other and more requests.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { habeas, startServer, temporaryFolder } from '../server.js';
import { compare } from './compare.js';
import { requestDifferences } from './differences.js';
import { randomRequest } from './documents.js';
import { Facts } from './facts.js';
import { mutate } from './mutations.js';
import { newRandom } from './random.js';
import { reference } from './reference.js';
import { readSchema } from './schema.js';

const seed = Number(process.env.HABEAS_TEST_SEED ?? 1);
const count = Number(process.env.HABEAS_TEST_REQUESTS ?? 400);
const mistakes = 3; // of each request

const schema = readSchema();
let server, facts;

before(async () => {
  const store = `sqlite:${join(temporaryFolder(), 'store.sqlite')}`;
  habeas('import', '--bundled', '--store', store);
  server = await startServer(store);
  facts = new Facts(habeas('export', '--store', store), schema, server.ask);
});
after(() => server.stop());

/** Asks both sides; a difference that is listed counts as such. */
async function verdict(request) {
  const { same, apart } = compare(await server.ask(request), await reference(schema, facts, request));
  return apart && requestDifferences.some((one) => one.told.test(apart)) ? { same: 'listed difference' } : { same, apart };
}

/** Asks many requests and counts the verdicts; the first that differs is shown. */
async function askAll(t, requests) {
  const counts = {};
  for (const [name, request] of requests) {
    const { same, apart } = await verdict(request);
    assert.equal(apart, undefined, `${name}: ${apart}\n${request.query}\nvariables: ${JSON.stringify(request.variables)}`);
    counts[same] = (counts[same] ?? 0) + 1;
  }
  t.diagnostic(`seed ${seed}: ${JSON.stringify(counts)}`);
  return counts;
}

function* valid() {
  for (let one = seed; one < seed + count; one++) yield [`seed ${one}`, randomRequest(newRandom(one), schema, facts.ids)];
}

function* mistaken() {
  for (let one = seed; one < seed + count; one++) {
    const random = newRandom(one);
    const request = randomRequest(random, schema, facts.ids);
    for (let number = 1; number <= mistakes; number++) {
      yield [`seed ${one}, mistake ${number}`, { ...request, query: mutate(random, schema, request.query) }];
    }
    yield [`seed ${one}, variables`, { ...request, variables: wrongVariables(random, request.variables) }];
  }
}

/** Drops a variable, gives one more, or gives one a value that hardly fits. */
function wrongVariables(random, given) {
  const wrong = random.pick([null, 1, 1.5, -1, 3000000000, 'text', true, 'ASC', [], [null], {}, { id: { eq: 'x' } }, { nope: 1 }, [{ id: 'ASC' }], '2019-02-30']);
  const name = random.pick([...Object.keys(given), 'nope']);
  return random.chance(0.3) ? Object.fromEntries(Object.entries(given).filter(([key]) => key !== name)) : { ...given, [name]: wrong };
}

test('random requests are answered alike', async (t) => {
  const counts = await askAll(t, valid());
  assert.ok(counts.execute > 0.9 * count, `too few were executed: ${JSON.stringify(counts)}`);
});

test('requests with a mistake are judged alike', async (t) => {
  const counts = await askAll(t, mistaken());
  for (const [stage, least] of [['parse', 0.4], ['validate', 0.6], ['request', 0.05], ['execute', 0.5]]) {
    assert.ok(counts[stage] > least * count, `too few came as far as ${stage}: ${JSON.stringify(counts)}`);
  }
});

for (const { example, variables, reason, told } of requestDifferences) {
  test(`a listed difference is still one: ${JSON.stringify(example)}`, async () => {
    const request = { query: example, variables };
    const { apart } = compare(await server.ask(request), await reference(schema, facts, request));
    assert.match(apart ?? 'no difference', told, reason);
  });
}
