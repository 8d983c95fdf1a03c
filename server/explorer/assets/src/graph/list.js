// The picture in words: its entries by kind, each with its links.

import { languageOf, make, refill } from './dom.js';
import { linksOf } from './model.js';
import { linkList } from './panel.js';
import { shapeOf } from './legend.js';

const PAGE = 50;
const OPEN_UP_TO = 30;

/** A list; acts are the functions behind its buttons. */
export function newList({ t, kinds, one, plural, state, acts }) {
  const body = make('div');
  const element = make('section', { className: 'graph-list', 'aria-labelledby': 'graph-listed' }, make('h2', { id: 'graph-listed' }, t('list')), body);
  const list = { t, one, plural, state, acts, seen: null, chosen: null, open: new Map(), told: new Set(), long: new Map() };
  return {
    element,
    update(chosen, seen) {
      Object.assign(list, { chosen, seen });
      const by = byKind(seen);
      const small = seen.nodes.size <= OPEN_UP_TO;
      refill(body, ...kinds.filter(({ kind }) => by.has(kind)).map(({ kind }) => kindPart(list, kind, by.get(kind), list.open.get(kind) ?? small)));
    },
  };
}

function byKind(seen) {
  const by = new Map();
  const add = (kind, entry) => {
    if (!by.has(kind)) by.set(kind, []);
    by.get(kind).push(entry);
  };
  for (const group of seen.groups.values()) if (!group.open) add(group.kind, { id: group.id, group });
  for (const node of seen.nodes.values()) add(node.kind, { id: node.id, label: node.label, whose: node.whose });
  return by;
}

function kindPart(list, kind, entries, open) {
  const count = entries.reduce((sum, { group }) => sum + (group ? group.members.length : 1), 0);
  const items = make('ul');
  const fill = () => refill(items, ...itemsOf(list, kind, entries));
  const part = make('details', { open, on: { toggle: () => {
    if (part.open === (list.open.get(kind) ?? open)) return;
    list.open.set(kind, part.open);
    if (part.open) fill();
  } } }, make('summary', { data: { key: `kind ${kind}` } }, shapeOf(kind), ' ', list.plural(kind), ' ', make('span', { className: 'count' }, String(count))), items);
  if (open) fill();
  return part;
}

function itemsOf(list, kind, entries) {
  const most = list.long.get(kind) ?? PAGE;
  const items = entries.slice(0, most).map((entry) => itemOf(list, entry));
  const left = entries.length - most;
  if (left > 0) {
    const more = () => {
      list.long.set(kind, most + 4 * PAGE);
      refill(items[0].parentElement, ...itemsOf(list, kind, entries));
    };
    items.push(make('li', {}, make('button', { type: 'button', data: { key: `next ${kind}` }, on: { click: more } }, list.t('next', Math.min(left, 4 * PAGE)))));
  }
  return items;
}

function itemOf(list, { id, label, whose, group }) {
  const { t, state, acts, chosen, seen } = list;
  const text = label ?? t('group', list.plural(group.kind), group.members.length);
  const select = make('button', { type: 'button', className: 'graph-entry', dir: 'auto', lang: languageOf(text), 'aria-pressed': String(id === chosen), data: { key: `entry ${id}` }, on: { click: () => acts.select(id) } }, text);
  const turn = group
    ? [t('open'), () => acts.open(id)]
    : state.expanded.has(id) ? [t('collapse'), () => acts.collapse(id)] : [t('expand'), () => acts.expand(id)];
  return make('li', {}, select, whose ? make('span', { className: 'note', dir: 'auto' }, ` ${whose}`) : null, ' ',
    make('button', { type: 'button', className: 'graph-turn', 'aria-label': `${turn[0]}: ${text}`, data: { key: `turn ${id}` }, on: { click: turn[1] } }, turn[0]),
    linksPart(list, id, linksOf(id, seen.edges).length));
}

/** The links of an entry, written when they are asked for. */
function linksPart(list, id, count) {
  if (count === 0) return null;
  const fill = () => part.append(linkList(list, id, list.seen));
  const part = make('details', { open: list.told.has(id), on: { toggle: () => {
    if (part.open && part.children.length === 1) fill();
    if (part.open) list.told.add(id);
    else list.told.delete(id);
  } } }, make('summary', { data: { key: `links ${id}` } }, list.t('links'), ' ', make('span', { className: 'count' }, String(count))));
  if (part.open) fill();
  return part;
}
