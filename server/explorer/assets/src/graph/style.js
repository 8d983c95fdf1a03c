// How the picture looks. Colours are those of the style sheet, so that light and dark
// hold for the picture too; the lines say what the marks of all pages say.

import { families, familyOf, pointsOf } from './shapes.js';
import { FONT } from './labels.js';

/** Reads the colours from the custom properties of an element. */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const names = ['ink', 'soft', 'paper', 'raised', 'line', 'focus', 'flag', 'official_record', 'found', 'alleged', 'reported', ...families];
  const property = { official_record: 'record' };
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${families.includes(name) ? 'graph-' : ''}${property[name] ?? name}`).trim()]));
}

/** The line of each modality: what is alleged is dashed, what is reported dotted. */
export const lines = { OFFICIAL_RECORD: 'solid', FOUND: 'double', ALLEGED: 'dashed', REPORTED: 'dotted', '': 'dashdot' };

/** The style of the picture, in Cytoscape's notation. */
export function styleOf(colours, kinds) {
  return [...nodeStyle(colours), ...kinds.map((kind) => kindStyle(kind, colours)), ...edgeStyle(colours), ...stateStyle(colours)];
}

function nodeStyle(c) {
  return [
    {
      selector: 'node',
      style: {
        width: 'data(size)', height: 'data(size)', 'border-width': 1.5, 'border-color': c.paper,
        'font-family': 'system-ui, "Noto Sans", sans-serif', color: c.ink, 'text-valign': 'bottom', 'text-margin-y': 2,
        'text-wrap': 'wrap', 'text-outline-color': c.paper, 'text-outline-opacity': 0.9, 'overlay-opacity': 0,
      },
    },
    { selector: 'node.group', style: { 'border-width': 3, 'border-style': 'double', 'border-color': c.ink, 'font-weight': 700 } },
    { selector: 'node.more', style: { shape: 'ellipse', 'background-color': c.paper, 'border-width': 2, 'border-style': 'dashed', 'border-color': c.soft, color: c.soft } },
    { selector: 'node.root', style: { 'border-width': 4, 'border-color': c.ink, 'font-weight': 700 } },
    { selector: 'node.expanded', style: { 'border-color': c.ink } },
  ];
}

function kindStyle(kind, c) {
  const points = pointsOf(kind);
  const shape = points === null ? { shape: 'ellipse' } : { shape: 'polygon', 'shape-polygon-points': points.join(' ') };
  return { selector: `node[kind = "${kind}"]`, style: { ...shape, 'background-color': c[familyOf(kind)] } };
}

function edgeStyle(c) {
  const line = (modality, style) => ({ selector: `edge[modality = "${modality}"]`, style: { ...style, 'target-arrow-color': c[modality.toLowerCase()] ?? c.soft } });
  return [
    {
      selector: 'edge',
      style: {
        'curve-style': 'straight', width: 'data(width)', 'line-color': c.soft, 'target-arrow-color': c.soft, 'target-arrow-shape': 'triangle', 'arrow-scale': 0.8,
        'font-family': 'system-ui, "Noto Sans", sans-serif', color: c.ink, 'text-rotation': 'autorotate', 'text-wrap': 'wrap', 'text-outline-color': c.paper, 'text-outline-width': 3,
        'font-size': 9, 'text-margin-y': -7, 'text-max-width': '120px', 'min-zoomed-font-size': 14, label: 'data(label)', 'overlay-opacity': 0,
      },
    },
    { selector: 'edge.parallel', style: { 'curve-style': 'bezier' } },
    line('', { 'line-color': c.soft, 'line-style': 'dashed', 'line-dash-pattern': [10, 3, 2, 3] }),
    line('OFFICIAL_RECORD', { 'line-color': c.official_record }),
    // Cytoscape has no double line: a line of the paper's colour within an outline is one.
    line('FOUND', { 'line-color': c.paper, 'line-outline-width': 1.5, 'line-outline-color': c.found }),
    line('ALLEGED', { 'line-color': c.alleged, 'line-style': 'dashed', 'line-dash-pattern': [7, 5] }),
    line('REPORTED', { 'line-color': c.reported, 'line-style': 'dotted' }),
    { selector: 'edge.many', style: { 'line-opacity': 0.6, 'arrow-scale': 0.6 } },
    { selector: 'edge.contested', style: { 'mid-target-arrow-shape': 'diamond', 'mid-target-arrow-color': c.flag } },
  ];
}

function stateStyle(c) {
  return [
    // Names and the links of what is selected are as large on the screen at every zoom.
    { selector: 'node.named', style: { label: 'data(text)', 'z-index': 10, 'font-size': onScreen(FONT), 'text-max-width': (node) => `${132 * onScreen(1)(node)}px`, 'text-outline-width': onScreen(2) } },
    { selector: 'node.above', style: { 'text-valign': 'top', 'text-margin-y': -2 } },
    { selector: 'node.dim', style: { opacity: 0.25 } },
    { selector: 'edge.dim', style: { opacity: 0.12 } },
    { selector: 'edge.told', style: { 'font-size': onScreen(11), 'min-zoomed-font-size': 0, 'text-outline-width': onScreen(3), 'text-margin-y': onScreen(-9), 'text-max-width': (edge) => `${150 * onScreen(1)(edge)}px`, 'z-index': 20, width: (edge) => edge.data('width') + 1 } },
    { selector: 'node.found', style: { 'underlay-color': c.focus, 'underlay-opacity': 0.5, 'underlay-padding': 8 } },
    { selector: 'node.chosen', style: { 'outline-width': 4, 'outline-offset': 3, 'outline-color': c.focus, 'z-index': 30 } },
  ];
}

/** A measure that is the same on the screen at every zoom. */
const onScreen = (pixels) => (element) => pixels / Math.max(0.05, Math.min(2, element.cy().zoom()));
