import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAP, expand, FOLD_ABOVE, FOLD_FROM, linksOf, newState, size, visible } from '../src/graph/model.js';

const known = (modality = 'REPORTED', status = 'ACCEPTED') => ({ modality, status, oneSource: false, text: modality.toLowerCase() });
const node = (id, more = {}) => ({ id, kind: id.split('/')[0], label: id, ...more });
const edge = (source, target, more = {}) => ({ id: `${source} ${target}`, source, target, relation: 'R', label: 'leads to', back: 'comes from', mark: known(), ...more });

/** The answer about a hub with leaves, each by a link. */
const star = (hub, leaves, of = () => ({}), cut = []) => ({ centre: hub, nodes: [node(hub, { degree: leaves.length }), ...leaves.map((id) => node(id))], edges: leaves.map((id, i) => edge(hub, id, of(id, i))), cut });
const leaves = (count, kind = 'charge') => Array.from({ length: count }, (_, i) => `${kind}/${i}`);

function stateOf(...answers) {
  const state = newState(answers[0].centre);
  state.foldAbove = 0;
  for (const answer of answers) expand(state, answer);
  return state;
}

for (const { name, answer, groups, nodes } of [
  { name: 'few leaves stay as they are', answer: star('case/c', leaves(FOLD_FROM - 1)), groups: [], nodes: FOLD_FROM },
  { name: 'many leaves fold', answer: star('case/c', leaves(48)), groups: [48], nodes: 1 },
  { name: 'kinds fold apart', answer: star('case/c', [...leaves(10), ...leaves(9, 'official')]), groups: [10, 9], nodes: 1 },
  { name: 'alleged and reported links fold apart', answer: star('case/c', leaves(20), (_, i) => ({ mark: known(i < 8 ? 'ALLEGED' : 'REPORTED') })), groups: [8, 12], nodes: 1 },
  { name: 'disputed links fold apart', answer: star('case/c', leaves(20), (_, i) => ({ mark: known('ALLEGED', i < 3 ? 'DISPUTED' : 'ACCEPTED') })), groups: [17], nodes: 4 },
  { name: 'links of different names fold apart', answer: star('case/c', leaves(16), (_, i) => ({ relation: i % 2 ? 'A' : 'B' })), groups: [8, 8], nodes: 1 },
]) {
  test(`folding: ${name}`, () => {
    const seen = visible(stateOf(answer));
    assert.deepEqual([...seen.groups.values()].map(({ members }) => members.length), groups);
    assert.equal(seen.nodes.size, nodes);
    for (const { source, target } of seen.edges.values()) {
      for (const end of [source, target]) assert.ok(seen.nodes.has(end) || seen.groups.has(end), `${end} is no end of a link`);
    }
    const ids = [...seen.nodes.keys(), ...seen.groups.keys(), ...seen.edges.keys()];
    assert.equal(new Set(ids).size, ids.length, 'nodes, groups and links share no ids');
  });
}

test('a small picture folds nothing', () => {
  const state = stateOf(star('case/c', leaves(FOLD_ABOVE - 1)));
  state.foldAbove = FOLD_ABOVE;
  assert.equal(visible(state).groups.size, 0);
  expand(state, star('case/c', ['statute/x']));
  assert.equal(visible(state).groups.size, 1);
});

test('a group opens and keeps what its links say', () => {
  const state = stateOf(star('case/c', leaves(48), () => ({ mark: known('ALLEGED') })));
  const [[id, group]] = visible(state).groups;
  assert.equal(visible(state).edges.get(`to ${id}`).mark.modality, 'ALLEGED');
  assert.equal(group.open, false);
  state.opened.add(id);
  const seen = visible(state);
  assert.equal(seen.nodes.size, 49);
  assert.equal(seen.groups.get(id).open, true);
});

test('a leaf that is linked twice is not folded, nor one that is expanded', () => {
  const answer = star('case/c', leaves(10));
  answer.edges.push(edge('case/c', 'charge/0', { id: 'second' }));
  const state = stateOf(answer, star('charge/1', ['statute/x']));
  const seen = visible(state);
  assert.ok(seen.nodes.has('charge/0') && seen.nodes.has('charge/1'));
  assert.deepEqual([...seen.groups.values()].map(({ members }) => members.length), [8]);
});

test('answers merge: a link that both ends tell is one link', () => {
  const link = edge('prisoner/p', 'case/c', { id: 'k' });
  const state = stateOf({ centre: 'prisoner/p', nodes: [node('prisoner/p', { degree: 1 }), node('case/c')], edges: [link], cut: [] },
    { centre: 'case/c', nodes: [node('case/c', { degree: 2 }), node('prisoner/p')], edges: [link], cut: [] });
  const seen = visible(state);
  assert.equal(seen.edges.size, 1);
  assert.equal(seen.nodes.get('prisoner/p').degree, 1, 'what is known of a node stays known');
  assert.deepEqual(linksOf('case/c', seen.edges).map(({ name, other }) => [name, other]), [['comes from', 'prisoner/p']]);
});

test('collapsing takes away what only that node brought', () => {
  const state = stateOf(star('case/c', ['charge/1', 'charge/2']), star('charge/1', ['case/c', 'statute/x']));
  assert.ok(visible(state).nodes.has('statute/x'));
  state.expanded.delete('charge/1');
  const seen = visible(state);
  assert.deepEqual([...seen.nodes.keys()], ['case/c', 'charge/1', 'charge/2']);
});

test('further pages move the cut of their relation only', () => {
  const cut = (relation, shown, total) => ({ node: 'case/c', relation, edge: relation, label: relation, shown, total, next: 'x' });
  const state = stateOf(star('case/c', leaves(2), () => ({}), [cut('charges', 2, 5), cut('prisoners', 1, 9)]));
  expand(state, { ...star('case/c', ['charge/7', 'charge/8']), cut: [cut('charges', 2, 5)] }, 'charges');
  assert.deepEqual(visible(state).cuts.map(({ relation, left }) => [relation, left]).sort(), [['charges', 1], ['prisoners', 8]]);
  expand(state, { ...star('case/c', ['charge/9']), cut: [] }, 'charges');
  assert.deepEqual(visible(state).cuts.map(({ relation }) => relation), ['prisoners']);
  assert.equal(visible(state).nodes.size, 6);
});

test('filters hide kinds and links, and what hangs on nothing then, but never the root', () => {
  const state = stateOf(star('case/c', ['charge/1', 'official/o'], (id) => ({ relation: id === 'charge/1' ? 'CHARGED' : 'JUDGED' })));
  state.hiddenKinds.add('charge').add('case');
  assert.deepEqual([...visible(state).nodes.keys()], ['case/c', 'official/o']);
  state.hiddenRelations.add('JUDGED');
  assert.deepEqual([...visible(state).nodes.keys()], ['case/c']);
  assert.equal(visible(state).kinds.get('charge'), 1, 'what is hidden is still counted');
});

test('only one neighbourhood', () => {
  const state = stateOf(star('case/c', ['charge/1', 'charge/2']), star('charge/1', ['case/c', 'statute/x']));
  state.only = 'charge/1';
  assert.deepEqual([...visible(state).nodes.keys()].sort(), ['case/c', 'charge/1', 'statute/x']);
});

test('the size counts each node once, with what would come', () => {
  const state = stateOf(star('case/c', leaves(CAP - 10)));
  assert.equal(size(state), CAP - 9);
  assert.equal(size(state, star('charge/1', ['case/c', 'statute/x'])), CAP - 8);
});
