// The Python client gql: python/client.py asks two queries and pages.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { python, startServer } from './server.js';

let server;
before(async () => { server = await startServer(); });
after(() => server.stop());

test('gql asks queries with variables and pages', async () => {
  const { stdout } = await promisify(execFile)(python, [fileURLToPath(new URL('python/client.py', import.meta.url)), server.endpoint]);
  const found = JSON.parse(stdout);
  assert.ok(found.types > 250, `types: got ${found.types}`);
  assert.ok(found.total > 40, `prisoners: got ${found.total}, want more than two pages of 20`);
  assert.equal(found.found, found.total);
  const { data } = await server.ask({ query: '{ official(id: "official/opanasenko-valery") { name roles judged { totalCount } } }' });
  assert.deepEqual(found.official, data.official);
  assert.equal(found['refused by the client'], true);
  assert.equal(found['refused by the server'], true);
});
