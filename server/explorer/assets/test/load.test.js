import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, load } from '../src/graph/load.js';

const elements = () => new Response('{"nodes":[]}', { headers: { 'content-type': 'application/json; charset=utf-8' } });
const busy = (status, seconds) => new Response('', { status, headers: { 'retry-after': seconds } });
const page = (status) => new Response('<p>a page</p>', { status, headers: { 'content-type': 'text/html' } });

for (const { name, answers, want, asked } of [
  { name: 'elements', answers: [elements], want: { nodes: [] }, asked: 1 },
  { name: 'a busy server, then elements', answers: [() => busy(503, '0.001'), () => busy(429, '0.001'), elements], want: { nodes: [] }, asked: 3 },
  { name: 'a server that stays busy', answers: [() => busy(503, '0.001')], want: '503', asked: 4 },
  { name: 'a page that says what is wrong', answers: [() => page(400)], want: '400', asked: 1 },
  { name: 'a page in place of elements', answers: [() => page(200)], want: '200', asked: 1 },
]) {
  test(`reading ${name}`, async () => {
    let count = 0;
    const send = async () => answers[Math.min(count++, answers.length - 1)]();
    const got = await load('/graph/case/c', undefined, send).catch(({ message }) => message);
    assert.deepEqual(got, want);
    assert.equal(count, asked, 'how often the server was asked');
  });
}

for (const [name, stop] of [['before the pause', (stopper) => stopper.abort()], ['in the pause', (stopper) => setTimeout(() => stopper.abort())]]) {
  test(`reading stops ${name}`, async () => {
    const stopper = new AbortController();
    let count = 0;
    const send = async () => {
      count++;
      stop(stopper);
      return busy(503, '3600');
    };
    await assert.rejects(load('/graph/case/c', stopper.signal, send), { name: 'AbortError' });
    assert.equal(count, 1, 'how often the server was asked');
  });
}

test('an address holds the id part by part, and the language where one was chosen', () => {
  assert.equal(addressOf('source/a b?c', 'uk'), '/graph/source/a%20b%3Fc?view=elements&first=100&lang=uk');
  assert.equal(addressOf('case/c', ''), '/graph/case/c?view=elements&first=100');
});
