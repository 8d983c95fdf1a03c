// What the server says of itself, against what graphql-js says of the printed schema: the
// standard query with all of its options, and the schema that a client builds of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildClientSchema, getIntrospectionQuery, introspectionFromSchema, printSchema } from 'graphql';
import { startServer } from '../server.js';
import { introspectionDifferences } from './differences.js';
import { readSchema } from './schema.js';

const options = {
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true,
  schemaDescription: true, inputValueDeprecation: true, oneOf: true,
};
const schema = readSchema();

let server, told;
before(async () => {
  server = await startServer();
  const answer = await server.ask({ query: getIntrospectionQuery(options) });
  assert.deepEqual(answer.errors, undefined);
  told = answer.data;
});
after(() => server.stop());

test('a client builds the printed schema', () => {
  assert.equal(printSchema(buildClientSchema(told)), printSchema(schema));
});

test('introspection differs from that of graphql-js as listed only', () => {
  const found = differences(told.__schema, introspectionFromSchema(schema, options).__schema, '');
  const isListed = (path) => introspectionDifferences.some((one) => one.path.test(path));
  assert.deepEqual(found.filter(({ path }) => !isListed(path)), []);
  for (const listed of introspectionDifferences) {
    assert.ok(found.some(({ path }) => listed.path.test(path)), `no longer a difference: ${listed.path} (${listed.reason})`);
  }
});

/** The paths at which two values differ; items of lists are known by their names. */
function differences(ours, theirs, path) {
  const isObject = (value) => typeof value === 'object' && value !== null;
  if (!isObject(ours) || !isObject(theirs)) return ours === theirs ? [] : [{ path, ours, theirs }];
  const [left, right] = [members(ours), members(theirs)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    differences(left[key], right[key], path ? `${path}.${key}` : key));
}

const members = (value) => (Array.isArray(value) ? Object.fromEntries(value.map((item) => [item?.name ?? item, item])) : value);
