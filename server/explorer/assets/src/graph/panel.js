// What is said of the selected entry, and what can be done with it.

import { languageOf, make, markOf, refill } from './dom.js';
import { linksOf } from './model.js';
import { shapeOf } from './legend.js';

const LINKS = 40;

/** A panel; acts are the functions behind its buttons. */
export function newPanel({ t, one, plural, state, acts }) {
  const body = make('div');
  const element = make('section', { className: 'graph-panel', 'aria-labelledby': 'graph-selected' }, make('h2', { id: 'graph-selected' }, t('selected')), body);
  const button = (key, text, act) => make('button', { type: 'button', data: { key }, on: { click: act } }, text);
  const tools = { t, one, plural, state, acts, button };
  return {
    element,
    update(chosen, seen) {
      refill(body, ...(contents(tools, chosen, seen) ?? [make('p', { className: 'note' }, t('nothing'))]));
    },
  };
}

function contents(tools, chosen, seen) {
  if (chosen === null) return null;
  if (seen.nodes.has(chosen)) return nodeContents(tools, seen.nodes.get(chosen), seen);
  const group = seen.groups.get(chosen);
  if (group) return groupContents(tools, group, seen);
  const cut = seen.cuts.find(({ id }) => id === chosen);
  return cut ? [make('p', {}, tools.t('left', cut.label, cut.left)), make('p', { className: 'graph-do' }, moreButton(tools, cut))] : null;
}

const moreButton = ({ t, acts, button }, cut) => button('more', t('more', Math.min(100, cut.left)), () => acts.more(cut));

function nodeContents(tools, node, seen) {
  const { t, one, state, acts, button } = tools;
  const expanded = state.expanded.has(node.id);
  const confined = state.only === node.id;
  const buttons = [
    expanded ? button('expand', t('collapse'), () => acts.collapse(node.id)) : button('expand', t('expand'), () => acts.expand(node.id)),
    confined ? button('only', t('everything'), () => acts.only(null)) : button('only', t('only'), () => acts.only(node.id)),
  ];
  for (const group of seen.groups.values()) {
    if (group.open && group.members.includes(node.id)) buttons.push(button('close', t('close'), () => acts.close(group.id)));
  }
  return [
    make('p', { className: 'kind' }, shapeOf(node.kind), ' ', one(node.kind)),
    make('p', { className: 'graph-name', dir: 'auto', lang: languageOf(node.label) }, node.label),
    node.whose ? make('p', { className: 'note', dir: 'auto' }, node.whose) : null,
    node.native ? make('p', { className: 'note', dir: 'auto', lang: languageOf(node.native) }, node.native) : null,
    make('p', {}, markOf(node.mark), node.degree === undefined ? null : ` ${t('known', node.degree)}`),
    make('p', { className: 'graph-do' }, ...buttons),
    make('p', {}, make('a', { href: node.href, data: { key: 'page' } }, t('page')), ' · ', make('a', { href: node.graph, data: { key: 'begin' } }, t('begin'))),
    ...cutsOf(tools, node, seen),
    make('h3', {}, t('links')),
    linkList(tools, node.id, seen),
  ];
}

function cutsOf(tools, node, seen) {
  return seen.cuts.filter((cut) => cut.node === node.id).map((cut) => make('p', { className: 'graph-cut' }, `${cut.label}: ${tools.t('of', cut.shown, cut.total)} `, tools.button(`more ${cut.relation}`, tools.t('more', Math.min(100, cut.left)), () => tools.acts.more(cut))));
}

function groupContents(tools, group, seen) {
  const { t, plural, acts, button } = tools;
  const hub = seen.nodes.get(group.hub);
  const name = group.outward ? group.edge.label : group.edge.back;
  return [
    make('p', { className: 'kind' }, shapeOf(group.kind), ' ', hub?.label ?? ''),
    make('p', { className: 'graph-name' }, `${t('group', plural(group.kind), group.members.length)}`),
    make('p', {}, `${name} `, markOf(group.edge.mark && { ...group.edge.mark, flags: flagsOf(group) })),
    make('p', { className: 'graph-do' }, button('open', t('open'), () => acts.open(group.id))),
  ];
}

// Of a group its links share the modality and the status; a single source only where all
// have one.
const flagsOf = ({ edge, oneSource }) => (edge.mark.flags ?? []).slice(0, oneSource ? undefined : edge.mark.status === 'ACCEPTED' ? 0 : 1);

/** The links of an entry in words: the name of each link, where it leads, how it is known. */
export function linkList({ t, plural, acts }, id, seen) {
  const links = linksOf(id, seen.edges);
  const items = links.slice(0, LINKS).map(({ edge, other, name }) => {
    const group = seen.groups.get(other);
    const node = seen.nodes.get(other);
    const text = node ? node.label : t('group', plural(group.kind), group.members.length);
    return make('li', {}, make('span', { className: 'of' }, `${name}: `),
      make('button', { type: 'button', className: 'graph-entry', dir: 'auto', lang: languageOf(text), data: { key: `link ${id} ${edge.id}` }, on: { click: () => acts.select(other) } }, text),
      edge.detail ? make('span', { className: 'note' }, ` ${edge.detail} `) : ' ',
      markOf(group ? edge.mark && { ...edge.mark, flags: flagsOf(group) } : edge.mark));
  });
  if (links.length > LINKS) items.push(make('li', { className: 'note' }, t('left', t('links'), links.length - LINKS)));
  return make('ul', { className: 'graph-linklist' }, ...items);
}
