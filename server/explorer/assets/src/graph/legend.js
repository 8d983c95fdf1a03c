// What shapes and lines mean, and which of them are shown.

import { draw, make, refill } from './dom.js';
import { familyOf, pointsOf } from './shapes.js';
import { lines } from './style.js';

/** A small drawing of a kind's shape. */
export function shapeOf(kind) {
  const points = pointsOf(kind);
  const outline = points === null ? draw('circle', { r: 0.95 }) : draw('polygon', { points: points.join(' ') });
  return draw('svg', { viewBox: '-1.1 -1.1 2.2 2.2', class: `graph-shape graph-${familyOf(kind)}`, 'aria-hidden': 'true' }, outline);
}

function lineOf(modality) {
  const line = (y) => draw('line', { x1: 0, x2: 40, y1: y, y2: y });
  return draw('svg', { viewBox: '0 0 40 10', class: `graph-line ${lines[modality]} ${(modality || 'unmarked').toLowerCase()}`, 'aria-hidden': 'true' },
    ...(lines[modality] === 'double' ? [line(3), line(7)] : [line(5)]));
}

/** The filters of kinds and links, which explain the shapes, and the legend of lines. */
export function newLegend({ t, kinds, plural, state, changed }) {
  const kindList = make('ul', { className: 'graph-kinds' });
  const linkList = make('ul', { className: 'graph-links' });
  const lineList = make('ul', { className: 'graph-lines' });
  const element = make('div', { className: 'graph-legend' },
    make('fieldset', {}, make('legend', {}, t('kinds')), kindList),
    make('fieldset', {}, make('legend', {}, t('relations')), linkList),
    make('div', {}, make('h3', {}, t('lines')), lineList));
  return {
    element,
    update(seen) {
      const present = kinds.filter(({ kind }) => seen.kinds.has(kind));
      refill(kindList, ...present.map(({ kind, many }) => box(state.hiddenKinds, kind, changed, shapeOf(kind), many, seen.kinds.get(kind))));
      const links = [...seen.relations].sort(([, a], [, b]) => b.count - a.count);
      refill(linkList, ...links.map(([name, { from, count }]) => box(state.hiddenRelations, name, changed, null, [...from].map(([kind, label]) => t('group', plural(kind), label)).join('; '), count)));
      refill(lineList, ...lineItems(seen, t));
    },
  };
}

function box(hidden, value, changed, shape, text, count) {
  const input = make('input', { type: 'checkbox', checked: !hidden.has(value), data: { key: `box ${value}` },
    on: { change: () => {
      if (input.checked) hidden.delete(value);
      else hidden.add(value);
      changed();
    } } });
  return make('li', {}, make('label', {}, input, ' ', shape, shape && ' ', make('span', {}, text), ' ', make('span', { className: 'count' }, String(count))));
}

function lineItems(seen, t) {
  const present = new Set([...seen.edges.values()].map((edge) => edge.mark?.modality ?? ''));
  const items = Object.keys(lines).filter((modality) => present.has(modality)).map((modality) => make('li', {}, lineOf(modality), ' ', t(modality || 'UNMARKED')));
  if ([...seen.edges.values()].some(({ mark }) => mark && mark.status !== 'ACCEPTED')) {
    items.push(make('li', {}, draw('svg', { viewBox: '0 0 40 10', class: 'graph-line contested', 'aria-hidden': 'true' }, draw('polygon', { points: '15,5 20,0 25,5 20,10' })), ' ', t('contested')));
  }
  if ([...seen.edges.values()].some(({ mark }) => mark?.oneSource)) {
    items.push(make('li', {}, draw('svg', { viewBox: '0 0 40 10', class: 'graph-line thin', 'aria-hidden': 'true' }, draw('line', { x1: 0, x2: 40, y1: 5, y2: 5 })), ' ', t('thin')));
  }
  return items;
}
