// The picture itself: a Cytoscape graph that follows the model.

import cytoscape from 'cytoscape';
import { contested, neighbours } from './model.js';
import { roomFor, shortened } from './labels.js';
import { place } from './place.js';
import { coloursOf, styleOf } from './style.js';

const LABELLED_LINKS = 24;
const MANY_LINKS = 150;

/** A picture in a container. acts are { select(id), expand(id), plural(kind), t }. */
export function newPicture(container, kinds, layout, acts) {
  ownStyleSheet();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const style = () => styleOf(coloursOf(container), kinds);
  const cy = cytoscape({ container, style: style(), minZoom: 0.03, maxZoom: 4, selectionType: 'single', boxSelectionEnabled: false, autounselectify: true });
  const picture = { cy, layout, calm, acts, near: new Map(), chosen: null, userMoved: false, timer: 0 };
  dark.addEventListener('change', () => cy.style(style()));
  cy.on('tap', ({ target }) => acts.select(target === cy || target.isEdge() ? null : target.id()));
  cy.on('dbltap', 'node', ({ target }) => acts.expand(target.id()));
  cy.on('dragpan pinchzoom scrollzoom', () => (picture.userMoved = true));
  cy.on('zoom dragfree', () => nameLater(picture));
  cy.on('mouseover', 'node', ({ target }) => hint(picture, target));
  cy.on('mouseout', 'node', () => hint(picture, null));
  wheelAfterTouch(cy, container);
  new ResizeObserver(() => cy.resize()).observe(container);
  return picture;
}

// A page that is scrolled past the picture goes on scrolling: the wheel zooms only once the
// picture has been pressed, until something else is.
function wheelAfterTouch(cy, container) {
  cy.userZoomingEnabled(false);
  document.addEventListener('pointerdown', ({ target }) => {
    const within = container.contains(target);
    cy.userZoomingEnabled(within);
    if (within) container.focus({ preventScroll: true });
  }, true);
}

// Cytoscape puts one rule into a style element of its own unless there is an element of
// this id; the policy of the page allows no style elements. The style sheet has the rule.
function ownStyleSheet() {
  const id = '__________cytoscape_stylesheet';
  if (!document.getElementById(id)) document.querySelector('link[rel=stylesheet]').id = id;
}

/** Shows names anew when the picture has come to rest. */
function nameLater(picture) {
  clearTimeout(picture.timer);
  picture.timer = setTimeout(() => name(picture), 90);
}

/** The elements of Cytoscape of what is to be seen. */
function elementsOf(seen, acts) {
  const pairs = new Map();
  for (const { source, target } of seen.edges.values()) {
    const pair = [source, target].sort().join(' ');
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const near = neighbours(seen.edges);
  const nodes = new Map();
  const text = namer(seen.nodes);
  for (const [id, node] of seen.nodes) nodes.set(id, { id, kind: node.kind, text: text(node), weight: near.get(id)?.size ?? 0 });
  for (const [id, group] of seen.groups) {
    if (!group.open) nodes.set(id, { id, kind: group.kind, text: acts.t('group', shortened(acts.plural(group.kind), 30), group.members.length), weight: 3 + group.members.length / 8, group: true });
  }
  const edges = new Map();
  for (const [id, edge] of seen.edges) {
    edges.set(id, { id, source: edge.source, target: edge.target, label: told(edge), modality: edge.mark?.modality ?? '', width: edge.mark?.oneSource ? 1.3 : 2.2,
      contested: contested(edge.mark), parallel: pairs.get([edge.source, edge.target].sort().join(' ')) > 1 });
  }
  for (const cut of seen.cuts) {
    nodes.set(cut.id, { id: cut.id, kind: '', text: acts.t('left', cut.label, cut.left), weight: 2, more: true });
    edges.set(`to ${cut.id}`, { id: `to ${cut.id}`, source: cut.node, target: cut.id, label: '', modality: '', width: 1.3 });
  }
  for (const node of nodes.values()) node.size = sizeOf(node);
  return { nodes, edges };
}

/** Names nodes; those of like names say whose they are. */
function namer(nodes) {
  const bearers = new Map();
  for (const { label } of nodes.values()) bearers.set(label, (bearers.get(label) ?? 0) + 1);
  return ({ label, whose }) => (whose && bearers.get(label) > 1 ? `${shortened(label, 36)} · ${shortened(whose, 26)}` : shortened(label));
}

// A link is never named without saying that it is alleged or contested.
const told = ({ label, mark }) => (mark && (mark.modality === 'ALLEGED' || contested(mark)) ? `${label} (${[mark.text, ...(contested(mark) ? mark.flags.slice(0, 1) : [])].join(', ')})` : label);

const sizeOf = ({ weight, group, more }) => (more ? 20 : Math.round(Math.min(64, (group ? 30 : 18) + 5 * Math.log2(1 + weight))));

/** Brings the picture to what is to be seen; what is there already keeps its place. */
export function show(picture, seen, state, anew = false) {
  const { cy } = picture;
  const wanted = elementsOf(seen, picture.acts);
  const fresh = [];
  picture.near = neighbours(wanted.edges);
  cy.batch(() => {
    cy.elements().filter((element) => !(element.isNode() ? wanted.nodes : wanted.edges).has(element.id())).remove();
    const places = new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
    for (const id of wanted.nodes.keys()) if (!places.has(id)) fresh.push(id);
    place(fresh.includes(state.root) ? [state.root, ...fresh] : fresh, picture.near, places);
    cy.add(fresh.map((id) => ({ group: 'nodes', data: wanted.nodes.get(id), position: places.get(id) })));
    const missing = [...wanted.edges.values()].filter(({ id }) => cy.getElementById(id).empty());
    cy.add(missing.map((data) => ({ group: 'edges', data })));
    for (const node of cy.nodes()) dress(node, wanted.nodes.get(node.id()), state);
    for (const edge of cy.edges()) edge.toggleClass('contested', Boolean(edge.data('contested'))).toggleClass('parallel', Boolean(wanted.edges.get(edge.id()).parallel));
  });
  cy.edges().toggleClass('many', wanted.edges.size > MANY_LINKS);
  choose(picture, picture.chosen);
  if (fresh.length > 0 || anew) arrange(picture, new Set(fresh), anew);
  else name(picture);
}

function dress(node, data, state) {
  node.data(data);
  node.toggleClass('root', data.id === state.root).toggleClass('expanded', state.expanded.has(data.id));
  node.toggleClass('group', Boolean(data.group)).toggleClass('more', Boolean(data.more));
}

/** Has the picture laid out; the answer comes from the worker. */
async function arrange(picture, fresh, anew) {
  const { cy, layout } = picture;
  // Where more is new than old, holding the old ones fast would leave no room.
  const all = anew || fresh.size >= cy.nodes().length / 2;
  const nodes = cy.nodes().map((node) => ({ id: node.id(), ...node.position(), size: node.data('size') + 14, fixed: !all && !fresh.has(node.id()) }));
  const edges = cy.edges().map((edge) => ({ source: edge.data('source'), target: edge.data('target') }));
  if (!all) {
    fit(picture, true);
    name(picture);
  }
  const places = await layout({ nodes, edges, anew: all });
  if (places === null) {
    fit(picture, true);
    name(picture);
    return;
  }
  // A layout is about as wide as high; the picture may have more room to one side.
  const shape = all ? cy.width() / cy.height() : 1;
  const [wide, high] = [Math.max(1, Math.min(1.8, shape)), Math.max(1, Math.min(1.5, 1 / shape))];
  move(picture, new Map(places.map(([id, x, y]) => [id, { x: x * wide, y: y * high }])), all);
}

function move(picture, places, all) {
  const { cy, calm } = picture;
  const moving = cy.nodes().filter((node) => places.has(node.id()));
  const done = () => {
    fit(picture, true);
    name(picture);
  };
  if (calm.matches || moving.length > 300) {
    cy.batch(() => moving.positions((node) => places.get(node.id())));
    done();
    return;
  }
  const transition = cy.layout({ name: 'preset', positions: (node) => places.get(node.id()) ?? node.position(), animate: true, animationDuration: 350, fit: all, padding: 40 });
  transition.one('layoutstop', done);
  transition.run();
}

/** Shows names where there is room for them. */
function name(picture) {
  const { cy } = picture;
  if (cy.nodes().empty()) return;
  const nodes = cy.nodes().map((node) => ({ id: node.id(), ...node.position(), size: node.data('size'), text: node.data('text'), weight: weigh(picture, node) }));
  const shown = roomFor(nodes, cy.zoom());
  cy.batch(() => {
    for (const node of cy.nodes()) node.toggleClass('named', shown.has(node.id())).toggleClass('above', shown.get(node.id()) === 'above');
  });
  cy.elements('.named, .told').updateStyle();
}

const weigh = (picture, node) => (node.id() === picture.chosen ? 1e6 : node.hasClass('root') ? 1e5 : node.hasClass('beside') ? 1e4 : 0) + node.data('weight');

/** Marks a node as selected, with its links; null for none. */
export function choose(picture, id) {
  const { cy } = picture;
  const node = id === null ? cy.collection() : cy.getElementById(id);
  picture.chosen = node.empty() ? null : id;
  cy.batch(() => {
    cy.elements().removeClass('chosen told dim beside');
    if (node.empty()) return;
    const around = node.closedNeighborhood();
    cy.elements().difference(around).addClass('dim');
    node.addClass('chosen');
    around.nodes().addClass('beside');
    const links = node.connectedEdges();
    if (links.length <= LABELLED_LINKS) links.addClass('told');
  });
  nameLater(picture);
}

/** Shows the name of the node beneath the pointer. */
function hint({ cy }, node) {
  cy.container().title = node ? node.data('text') : '';
}

/** Makes the whole picture fit; gently leaves it as it is where the reader has moved it. */
export function fit(picture, gently = false) {
  const { cy } = picture;
  if (gently && picture.userMoved) return;
  if (cy.nodes().empty()) return;
  cy.fit(undefined, 44);
  if (cy.zoom() > 1.4) {
    cy.zoom(1.4);
    cy.center();
  }
}

/** Zooms by a factor about the middle. */
export function zoomBy({ cy }, factor) {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

/** Brings a node into sight. */
export function look(picture, id) {
  const { cy, calm } = picture;
  const node = cy.getElementById(id);
  if (node.empty()) return;
  const { x1, y1, x2, y2 } = node.renderedBoundingBox();
  if (x1 > 0 && y1 > 0 && x2 < cy.width() && y2 < cy.height()) return;
  if (calm.matches) cy.center(node);
  else cy.animate({ center: { eles: node }, duration: 200 });
}

/** The whole picture as an image, without the marks of what is selected. */
export async function imageOf(picture, background) {
  const { cy } = picture;
  cy.elements().removeClass('told dim');
  try {
    return await cy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: background });
  } finally {
    choose(picture, picture.chosen);
  }
}

/** Marks what was searched for. */
export function mark({ cy }, ids) {
  cy.batch(() => {
    for (const node of cy.nodes()) node.toggleClass('found', ids.has(node.id()));
  });
}
