import assert from 'node:assert/strict';
import test from 'node:test';
import { fetcherOf } from '../src/graphiql/fetcher.js';

const json = (value, status = 200, headers = {}) => new Response(JSON.stringify(value), { status, headers });

const answers = [
  ['data', json({ data: { a: 1 } }), { data: { a: 1 } }],
  ['an error with its status', json({ errors: [{ message: 'no such field' }] }, 400), { errors: [{ message: 'no such field' }], extensions: { http: { status: 400 } } }],
  ['a client that asks too often', json({ errors: [{ message: 'Too many requests' }] }, 429, { 'Retry-After': '7' }),
    { errors: [{ message: 'Too many requests' }], extensions: { http: { status: 429, retryAfterSeconds: 7 } } }],
  ['a text of a proxy', new Response('Bad gateway\n', { status: 502 }), { errors: [{ message: 'Bad gateway' }], extensions: { http: { status: 502 } } }],
  ['nothing', new Response('', { status: 503 }), { errors: [{ message: 'The server gave no reason.' }], extensions: { http: { status: 503 } } }],
  ['extensions of its own', json({ errors: [], extensions: { cost: 3 } }, 500), { errors: [], extensions: { cost: 3, http: { status: 500 } } }],
];
for (const [name, response, want] of answers) {
  test(`an answer with ${name}`, async () => {
    const sent = [];
    const answer = await next(fetcherOf('/graphql', async (...call) => { sent.push(call); return response; })({ query: '{a}', variables: { b: 1 } }));
    assert.deepEqual(answer, want);
    const [[address, { method, headers, body }]] = sent;
    assert.deepEqual([address, method, headers['Content-Type'], headers.Accept.split(',')[0], JSON.parse(body)],
      ['/graphql', 'POST', 'application/json', 'application/graphql-response+json', { query: '{a}', variables: { b: 1 } }]);
  });
}

test('a server that is away is told in words', async () => {
  const answer = await next(fetcherOf('/graphql', async () => { throw new TypeError('Failed to fetch'); })({ query: '{a}' }));
  assert.deepEqual(answer, { errors: [{ message: 'The server did not answer: Failed to fetch' }] });
});

test('stopping ends the request and tells nothing', async () => {
  let signal;
  const asked = fetcherOf('/graphql', (address, options) => {
    signal = options.signal;
    return new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); });
  })({ query: '{a}' });
  const told = [];
  const subscription = asked.subscribe({ next: (answer) => told.push(answer), complete: () => told.push('complete') });
  subscription.unsubscribe();
  await new Promise((resolve) => { setTimeout(resolve); });
  assert.deepEqual([signal.aborted, told], [true, []]);
});

/** The first answer of an observable. */
function next(observable) {
  return new Promise((resolve) => { observable.subscribe({ next: resolve, complete() {} }); });
}
