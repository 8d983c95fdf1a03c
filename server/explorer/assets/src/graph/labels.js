// Which names there is room for. Names never lie upon each other: those of the most linked
// nodes come first, the rest as the reader comes nearer.

/** The size of a name on the screen, in pixels, whatever the zoom. */
export const FONT = 12;
const LINE = 15;
const LETTER = 6.7;
const WIDTH = 132;
const CELL = 48;

/** A name short enough to stand beneath a node. */
export const shortened = (text, most = 52) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** The width and height of a name on the screen. */
export function extent(text) {
  const width = Math.min(WIDTH, text.length * LETTER);
  return { width, height: Math.ceil((text.length * LETTER * 1.12) / WIDTH) * LINE };
}

/**
 * The ids of the nodes whose names are shown at a zoom. Nodes are { id, x, y, size, text,
 * weight }, in the measures of the picture; the heaviest come first.
 */
export function roomFor(nodes, zoom) {
  const taken = new Map();
  const shown = new Set();
  const solid = nodes.map((node) => screenBox(node, zoom));
  for (const box of solid) if (box.weight > 4) occupy(taken, inner(box));
  const order = solid.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const box of order) {
    const label = { left: box.x - box.width / 2, right: box.x + box.width / 2, top: box.y + box.radius + 1, bottom: box.y + box.radius + 1 + box.height, id: box.id };
    if (meets(taken, label)) continue;
    occupy(taken, label);
    shown.add(box.id);
  }
  return shown;
}

function screenBox({ id, x, y, size, text, weight }, zoom) {
  return { id, weight, x: x * zoom, y: y * zoom, radius: (size * zoom) / 2, ...extent(text) };
}

const inner = (box) => ({ left: box.x - box.radius, right: box.x + box.radius, top: box.y - box.radius, bottom: box.y + box.radius, id: box.id });

function* cells({ left, right, top, bottom }) {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) yield `${column} ${row}`;
  }
}

function occupy(taken, box) {
  for (const cell of cells(box)) {
    if (!taken.has(cell)) taken.set(cell, []);
    taken.get(cell).push(box);
  }
}

function meets(taken, box) {
  for (const cell of cells(box)) {
    for (const other of taken.get(cell) ?? []) {
      if (other.id !== box.id && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return true;
    }
  }
  return false;
}
