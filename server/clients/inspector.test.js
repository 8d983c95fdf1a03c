// graphql-inspector: the printed schema does not differ from itself, nor from what the
// running server says of itself; a field that is gone is a breaking change.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildClientSchema, buildSchema, getIntrospectionQuery } from 'graphql';
import { printedSchema, startServer } from './server.js';

const printed = printedSchema();
let server;
before(async () => { server = await startServer(); });
after(() => server.stop());

test('the printed schema does not differ from itself', async () => {
  assert.deepEqual(await diff(buildSchema(printed), buildSchema(printed)), []);
});

test('the running server does not differ from the printed schema', async () => {
  const { data } = await server.ask({ query: getIntrospectionQuery() });
  assert.deepEqual(await diff(buildSchema(printed), buildClientSchema(data)), []);
});

test('a removed field is breaking', async () => {
  const without = printed.replace(/(type Prisoner implements Node \{[^}]*?)  """\n[^"]*"""\n  nameNative: String\n/, '$1');
  assert.notEqual(without, printed, 'the test removes a field');
  const changes = await diff(buildSchema(printed), buildSchema(without));
  assert.deepEqual(
    changes.map(({ type, path, criticality }) => ({ type, path, level: criticality.level })),
    [{ type: 'FIELD_REMOVED', path: 'Prisoner.nameNative', level: CriticalityLevel.Breaking }]);
});
