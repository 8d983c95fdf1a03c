import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HELD, readFragment, writeFragment } from '../src/graph/address.js';
import { newState } from '../src/graph/model.js';

for (const { name, change, fragment } of [
  { name: 'nothing but the root', change: () => {}, fragment: '' },
  { name: 'expanded nodes', change: (state) => state.expanded.add('case/x').add('prisoner/y'), fragment: '#expanded=case/x,prisoner/y' },
  { name: 'letters of any script and signs of the notation', change: (state) => state.expanded.add('source/дело+1&2=3#4'), fragment: '#expanded=source/%D0%B4%D0%B5%D0%BB%D0%BE%2B1%262%3D3%234' },
  { name: 'an open group', change: (state) => state.opened.add('group|case/x|R|out|Charge|ALLEGED|'), fragment: '#opened=group%7Ccase/x%7CR%7Cout%7CCharge%7CALLEGED%7C' },
  { name: 'filters and one neighbourhood', change: (state) => { state.hiddenKinds.add('Charge'); state.hiddenRelations.add('UNDER'); state.only = 'case/x'; }, fragment: '#kinds=Charge&links=UNDER&only=case/x' },
]) {
  test(`the fragment holds ${name}`, () => {
    const state = newState('case/root');
    state.expanded.add('case/root');
    change(state);
    assert.equal(writeFragment(state), fragment);
    const read = readFragment(fragment);
    assert.deepEqual(read.expanded, [...state.expanded].filter((id) => id !== 'case/root'));
    for (const field of ['opened', 'hiddenKinds', 'hiddenRelations']) assert.deepEqual(read[field], [...state[field]]);
    assert.equal(read.only, state.only);
  });
}

test('the fragment is no longer than can be sent on', () => {
  const state = newState('case/root');
  for (let i = 0; i < HELD + 50; i++) state.expanded.add(`case/${i}`);
  assert.equal(readFragment(writeFragment(state)).expanded.length, HELD);
});

test('a fragment asks for no more than one may hold', () => {
  const ids = Array.from({ length: HELD + 50 }, (_, i) => `case/${i}`);
  assert.equal(readFragment(`#expanded=${ids.join(',')}`).expanded.length, HELD);
});
