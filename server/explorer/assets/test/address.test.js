import assert from 'node:assert/strict';
import test from 'node:test';
import { askedBy, askedIn } from '../src/graphiql/address.js';

const addresses = [
  ['nothing', { hash: '', search: '' }, null],
  ['another fragment', { hash: '#main', search: '?lang=ru' }, null],
  ['a fragment', { hash: '#query=%7B+dataset+%7B+version+%7D+%7D', search: '?lang=ru' }, { query: '{ dataset { version } }', variables: '' }],
  ['a query, as GraphiQL has it', { hash: '', search: '?query=%7Ba%7D&variables=%7B%22g%22%3Anull%7D' }, { query: '{a}', variables: '{\n  "g": null\n}' }],
  ['the fragment first', { hash: '#query=b', search: '?query=a' }, { query: 'b', variables: '' }],
  ['plus and ampersand', { hash: '#query=a%2Bb%26c', search: '' }, { query: 'a+b&c', variables: '' }],
  ['variables that are no JSON', { hash: '#query=a&variables=%7Bx', search: '' }, { query: 'a', variables: '{x' }],
  ['a script', { hash: '', search: '?query=%3Cscript%3E' }, { query: '<script>', variables: '' }],
];
for (const [name, address, want] of addresses) {
  test(`an address with ${name}`, () => assert.deepEqual(askedIn(address), want));
}

test('a link of an example is laid out', () => {
  const link = '/graphql?query=%7B+dataset+%7B+version+%7D+%7D&variables=%7B%22a%22%3A1%7D';
  assert.deepEqual(askedBy(link), { query: '{\n  dataset {\n    version\n  }\n}', variables: '{\n  "a": 1\n}' });
});

test('a link with what is no query keeps it', () => {
  assert.deepEqual(askedBy('http://localhost/graphql?query=%7B+a'), { query: '{ a', variables: '' });
});
