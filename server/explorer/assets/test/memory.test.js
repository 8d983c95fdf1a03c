import assert from 'node:assert/strict';
import test from 'node:test';
import { memory } from '../src/graphiql/memory.js';

test('a memory keeps, gives back and forgets', () => {
  const storage = memory();
  storage.setItem('a', 1);
  storage.setItem('b', 'two');
  assert.deepEqual([storage.length, storage.getItem('a'), storage.key(1), storage.key(2), storage.getItem('c')], [2, '1', 'b', null, null]);
  storage.removeItem('a');
  assert.equal(storage.getItem('a'), null);
  storage.clear();
  assert.equal(storage.length, 0);
});
