import assert from 'node:assert/strict';
import test from 'node:test';
import { addressOf, countIn, longEnough, Pause } from '../src/suggest/asking.js';

for (const [text, want] of [['', false], ['k', false], [' к ', false], ['ку', true], ['𐌰', false], ['Ky', true]]) {
  test(`"${text}" is ${want ? '' : 'not '}long enough`, () => assert.equal(longEnough(text), want));
}

/** A field with what is chosen beside it in its form. */
const field = (dataset, kind) => ({ dataset, form: { elements: { namedItem: (name) => (name === 'kind' && kind !== undefined ? { value: kind } : null) } } });

for (const [name, of, want] of [
  ['a search', field({ suggest: 'page' }), '?q=ku&lang=ru'],
  ['a search among a kind', field({ suggest: 'page' }, 'CASE'), '?q=ku&lang=ru&kind=CASE'],
  ['a search among any', field({ suggest: 'page' }, ''), '?q=ku&lang=ru'],
  ['an id of a kind', field({ suggest: 'id', kind: 'OFFICIAL' }), '?q=ku&lang=ru&kind=OFFICIAL&as=id'],
  ['an id of any kind', field({ suggest: 'id', kind: '' }), '?q=ku&lang=ru&as=id'],
  ['a field without a form', { dataset: { suggest: 'page' }, form: null }, '?q=ku&lang=ru'],
]) {
  test(`the address for ${name}`, () => assert.equal(addressOf('http://localhost/suggest?q=ku&lang=ru', of).search, want));
}

test('a count in a sentence', () => assert.equal(countIn('Подсказок: {0}', 3), 'Подсказок: 3'));

test('a pause ends', () => {
  let time = 0;
  const pause = new Pause(2000, () => time);
  assert.equal(pause.holds(), false);
  pause.begin();
  time = 1999;
  assert.equal(pause.holds(), true);
  time = 2000;
  assert.equal(pause.holds(), false);
});
