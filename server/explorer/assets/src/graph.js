// The graph page: a picture of the neighbourhood of a node, beside it the same in words.
// The page is read without it; what it shows comes from the server node by node.

import { HELD, readFragment, writeFragment } from './graph/address.js';
import { newControls } from './graph/controls.js';
import { make, textsOf } from './graph/dom.js';
import { newLayout } from './graph/layout.js';
import { newLegend } from './graph/legend.js';
import { newList } from './graph/list.js';
import { addressOf, load } from './graph/load.js';
import { CAP, expand, newState, size, visible } from './graph/model.js';
import { newPanel } from './graph/panel.js';
import { choose, fit, imageOf, look, mark, newPicture, show, zoomBy } from './graph/picture.js';
import { graphMLOf, save, shownOf } from './graph/save.js';

const SIDE_BY_SIDE = 4;

/** Builds the page around what the server says of its root, and what the address has expanded. */
async function start(home) {
  const { id: root, layout, lang } = home.dataset;
  const kinds = JSON.parse(home.dataset.kinds);
  const t = textsOf(JSON.parse(home.dataset.texts));
  const named = (field) => (kind) => kinds.find((each) => each.kind === kind)?.[field] ?? kind;
  const page = { t, kinds, lang, one: named('one'), plural: named('many'), state: newState(root), seen: null, chosen: null, stopper: null, matches: [], reading: new Set() };
  page.acts = actsOf(page);
  build(home, page, layout);
  const wanted = readFragment(location.hash);
  for (const name of ['hiddenKinds', 'hiddenRelations', 'opened']) page.state[name] = new Set(wanted[name]);
  page.legend = newLegend({ ...page, changed: () => changed(page) });
  page.side.append(page.legend.element);
  tell(page, t('loading'));
  const { failure } = await expandMany(page, [root, ...wanted.expanded]);
  if (!page.state.known.has(root)) {
    tell(page, t('failed', failure.message));
    return;
  }
  page.state.only = page.state.known.has(wanted.only) ? wanted.only : null;
  changed(page);
  tell(page, failure ? t('failed', failure.message) : t('numbers', page.seen.nodes.size, page.seen.edges.size));
}

/** Puts the parts of the page into their place. */
function build(home, page, layout) {
  const { t, acts } = page;
  page.status = make('p', { className: 'graph-status', role: 'status' });
  page.canvas = make('div', { className: 'graph-canvas', role: 'img', tabIndex: 0, 'aria-label': t('title'), 'aria-describedby': 'graph-keys' });
  page.controls = newControls(page);
  page.panel = newPanel(page);
  page.list = newList(page);
  page.side = make('div', { className: 'graph-side' }, page.panel.element);
  home.append(page.controls.element, page.status,
    make('div', { className: 'graph-parts' }, make('div', { className: 'graph-main' }, page.canvas, make('p', { id: 'graph-keys', className: 'note' }, t('keys'))), page.side),
    page.list.element);
  home.hidden = false;
  page.picture = newPicture(page.canvas, page.kinds.map(({ kind }) => kind), newLayout(layout), { ...acts, t, plural: page.plural });
  page.canvas.addEventListener('keydown', (event) => key(page, event));
}

/** Shows the state anew, everywhere. */
function changed(page, anew = false) {
  const { state } = page;
  page.seen = visible(state);
  if (page.chosen !== null && !page.seen.nodes.has(page.chosen) && !page.seen.groups.has(page.chosen) && !page.seen.cuts.some(({ id }) => id === page.chosen)) {
    page.chosen = null;
    page.picture.chosen = null;
  }
  show(page.picture, page.seen, state, anew);
  const folded = [...page.seen.groups.values()].filter((group) => !group.open).length;
  page.canvas.setAttribute('aria-label', page.t('label', page.seen.nodes.size, page.seen.edges.size, folded));
  page.legend.update(page.seen);
  page.controls.update({ busy: page.stopper !== null, only: state.only });
  said(page);
  history.replaceState(history.state, '', location.pathname + location.search + writeFragment(state));
}

/** Shows what is said of the selected entry. */
function said(page) {
  page.panel.update(page.chosen, page.seen);
  page.list.update(page.chosen, page.seen);
}

/** Tells what happened; a screen reader says it. */
function tell(page, text) {
  page.status.textContent = text;
}

/** What the controls, the panel and the list can have done. */
function actsOf(page) {
  const { t, state } = page;
  const open = (id, stands) => {
    if (stands) state.opened.add(id);
    else state.opened.delete(id);
    changed(page);
  };
  return {
    select: (id) => select(page, id),
    expand: (id) => turn(page, id),
    collapse: (id) => {
      state.expanded.delete(id);
      changed(page);
      tell(page, t('collapsed', state.known.get(id).label));
    },
    only: (id) => {
      state.only = id;
      page.picture.userMoved = false;
      changed(page, true);
    },
    open: (id) => open(id, true),
    close: (id) => open(id, false),
    more: (cut) => more(page, cut),
    expandAll: () => (page.stopper ? page.stopper.abort() : expandAll(page)),
    zoom: (factor) => zoomBy(page.picture, factor),
    fit: () => {
      page.picture.userMoved = false;
      fit(page.picture);
    },
    again: () => {
      page.picture.userMoved = false;
      show(page.picture, page.seen, state, true);
    },
    search: (text) => search(page, text),
    searched: () => page.matches.length > 0 && select(page, page.matches[0]),
    png: () => saveImage(page),
    json: () => save('graph.json', JSON.stringify(shownOf(state, page.seen), null, 1), 'application/json'),
    graphml: () => save('graph.graphml', graphMLOf(shownOf(state, page.seen)), 'application/graphml+xml'),
  };
}

/** Saves the picture; a browser may have no room for one so large. */
async function saveImage(page) {
  try {
    save('graph.png', await imageOf(page.picture, getComputedStyle(document.documentElement).backgroundColor), 'image/png');
  } catch (failure) {
    tell(page, page.t('unsaved', failure.message));
  }
}

/** Selects an entry, in the picture and in words; null for none. */
function select(page, id) {
  page.chosen = id;
  choose(page.picture, id);
  if (id !== null) look(page.picture, id);
  said(page);
}

/** Expands an entry or a group; what is expanded already is left so. */
async function turn(page, id) {
  const { t, state } = page;
  if (page.seen.groups.has(id)) return page.acts.open(id);
  const cut = page.seen.cuts.find((each) => each.id === id);
  if (cut) return more(page, cut);
  if (state.expanded.has(id)) return undefined;
  tell(page, t('loading'));
  const before = size(state);
  const { full, failure } = await expandMany(page, [id]);
  changed(page);
  tell(page, failure ? t('failed', failure.message) : full ? t('cap', CAP) : t('expanded', state.known.get(id).label, size(state) - before));
  return undefined;
}

/** Reads the next page of a relation, once however often it is pressed. */
async function more(page, cut) {
  const { t, state, reading } = page;
  if (reading.has(cut.next)) return;
  reading.add(cut.next);
  tell(page, t('loading'));
  const before = size(state);
  try {
    const answer = await load(cut.next);
    if (size(state, answer) > CAP) {
      tell(page, t('cap', CAP));
      return;
    }
    expand(state, answer, cut.relation);
    changed(page);
    tell(page, t('expanded', cut.label, size(state) - before));
  } catch (failure) {
    tell(page, t('failed', failure.message));
  } finally {
    reading.delete(cut.next);
  }
}

/**
 * Expands nodes, some side by side, in the order given. It gives whether it stopped
 * because the picture is full, and the first failure: one node that cannot be read does
 * not keep the others from it. What was read before is not read again.
 */
async function expandMany(page, ids, signal, progress = () => {}) {
  const { state } = page;
  let failure = null;
  for (let i = 0; i < ids.length && !signal?.aborted; i += SIDE_BY_SIDE) {
    const some = ids.slice(i, i + SIDE_BY_SIDE);
    const answers = await Promise.allSettled(some.map((id) => (state.brought.has(id) ? null : load(addressOf(id, page.lang), signal))));
    for (const [j, { value, reason }] of answers.entries()) {
      if (reason) failure ??= signal?.aborted ? null : reason;
      else if (value === null) state.expanded.add(some[j]);
      else if (size(state, value) > CAP) return { full: true, failure };
      else expand(state, value);
    }
    progress(Math.min(ids.length, i + SIDE_BY_SIDE));
  }
  return { full: false, failure };
}

/** Expands every entry that is to be seen, once. */
async function expandAll(page) {
  const { t, state } = page;
  const ids = [...page.seen.nodes.keys()].filter((id) => !state.expanded.has(id));
  const before = state.expanded.size;
  page.stopper = new AbortController();
  page.controls.update({ busy: true, only: state.only });
  const { full, failure } = await expandMany(page, ids, page.stopper.signal, (done) => tell(page, t('progress', done, ids.length, size(state))));
  page.stopper = null;
  page.picture.userMoved = false;
  changed(page);
  tell(page, [full && t('cap', CAP), failure && t('failed', failure.message), t('allExpanded', state.expanded.size - before, size(state)),
    state.expanded.size > HELD && t('address', HELD)].filter(Boolean).join(' '));
}

/** Marks the entries whose names hold a text, whatever its case and marks. */
function search(page, text) {
  const folded = (each) => each.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = folded(text.trim());
  const holds = (node) => [node.label, node.native, node.whose].some((name) => name && folded(name).includes(wanted));
  page.matches = wanted === '' ? [] : [...page.seen.nodes.values()].filter(holds).map(({ id }) => id);
  mark(page.picture, new Set(page.matches));
  tell(page, wanted === '' ? '' : page.t('found', page.matches.length));
}

/** The keys of the picture. */
function key(page, event) {
  const { cy } = page.picture;
  const step = 60;
  const keys = {
    '+': () => zoomBy(page.picture, 1.4), '=': () => zoomBy(page.picture, 1.4), '-': () => zoomBy(page.picture, 1 / 1.4), 0: () => page.acts.fit(),
    ArrowLeft: () => cy.panBy({ x: step, y: 0 }), ArrowRight: () => cy.panBy({ x: -step, y: 0 }), ArrowUp: () => cy.panBy({ x: 0, y: step }), ArrowDown: () => cy.panBy({ x: 0, y: -step }),
    Enter: () => page.chosen !== null && turn(page, page.chosen), Escape: () => select(page, null),
  };
  if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  keys[event.key]();
}

const home = document.getElementById('graph');
if (home) start(home);
