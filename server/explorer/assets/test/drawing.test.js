import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomFor } from '../src/graph/labels.js';
import { place } from '../src/graph/place.js';
import { graphMLOf, shownOf } from '../src/graph/save.js';
import { pointsOf } from '../src/graph/shapes.js';
import { expand, newState, visible } from '../src/graph/model.js';

const kinds = ['Prisoner', 'Group', 'Case', 'Proceeding', 'Charge', 'Statute', 'Treaty', 'Provision', 'Right', 'Violation', 'Decision', 'Official', 'Court', 'Agency',
  'Facility', 'Place', 'Sanction', 'Release', 'Organisation', 'Document', 'Recommendation', 'Statistic', 'Source'];

test('each kind has an outline of its own', () => {
  const outlines = kinds.map((kind) => JSON.stringify(pointsOf(kind)));
  assert.equal(new Set([...outlines, JSON.stringify(pointsOf('a kind that is not known'))]).size, kinds.length + 1);
});

const at = (id, x, y, weight, text = 'a name') => ({ id, x, y, size: 20, weight, text });

for (const { name, nodes, zoom, shown } of [
  { name: 'all where there is room', nodes: [at('a', 0, 0, 1), at('b', 500, 0, 1)], zoom: 1, shown: ['a', 'b'] },
  { name: 'the heavier where two would lie on each other', nodes: [at('a', 0, 0, 1, 'a long name of a node'), at('b', 30, 0, 9, 'a long name of a node'), at('c', 60, 0, 2, 'a long name of a node')], zoom: 1, shown: ['b', 'c'] },
  { name: 'fewer from afar', nodes: Array.from({ length: 20 }, (_, i) => at(`n${i}`, i * 100, 0, 1)), zoom: 0.1, shown: null },
]) {
  test(`names are shown: ${name}`, () => {
    const got = [...roomFor(nodes, zoom).keys()];
    if (shown) assert.deepEqual(got, shown);
    else assert.ok(got.length > 0 && got.length < nodes.length, `${got.length} of ${nodes.length}`);
  });
}

test('new nodes stand around what they hang on, and nothing else moves', () => {
  const places = new Map([['hub', { x: 100, y: 50 }]]);
  const near = new Map([['a', new Set(['hub'])], ['b', new Set(['a'])], ['c', new Set(['hub'])]]);
  place(['b', 'a', 'c', 'alone'], near, places);
  assert.deepEqual(places.get('hub'), { x: 100, y: 50 });
  const points = [...places.values()].map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
  assert.equal(new Set(points).size, 5, 'no two in one place');
  for (const id of ['a', 'c']) assert.ok(Math.hypot(places.get(id).x - 100, places.get(id).y - 50) < 200, `${id} is far from its hub`);
});

test('GraphML holds what is shown, the members of groups too, with how each is known', () => {
  const state = newState('case/c');
  state.foldAbove = 0;
  const charges = Array.from({ length: 9 }, (_, i) => `charge/${i}`);
  const mark = { modality: 'ALLEGED', status: 'DISPUTED' };
  expand(state, { centre: 'case/c', cut: [], nodes: [{ id: 'case/c', kind: 'Case', label: 'A & B <"c">' }, ...charges.map((id) => ({ id, kind: 'Charge', label: id, mark }))],
    edges: charges.map((id) => ({ id: `k ${id}`, source: 'case/c', target: id, relation: 'CHARGED_IN', label: 'charges', back: 'case', mark })) });
  const text = graphMLOf(shownOf(state, visible(state)));
  assert.equal(text.match(/<node /g).length, 10);
  assert.equal(text.match(/<edge /g).length, 9);
  assert.ok(text.includes('A &amp; B &lt;&quot;c&quot;&gt;'));
  assert.equal(text.match(/<data key="edgeModality">ALLEGED<\/data><data key="edgeStatus">DISPUTED<\/data>/g).length, 9);
});
