// Which names there is room for. Names never lie upon each other: those of the most linked
// nodes come first, the rest as the reader comes nearer.

/** The size of a name on the screen, in pixels, whatever the zoom. */
export const FONT = 12;
const LINE = 15;
const LETTER = 6.1;
const WIDTH = 132;
const CELL = 48;

/** A name short enough to stand beneath a node. */
export const shortened = (text, most = 52) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** The width and height of a name on the screen. */
function extent(text) {
  const width = Math.min(WIDTH, text.length * LETTER);
  return { width, height: Math.ceil((text.length * LETTER * 1.12) / WIDTH) * LINE };
}

/** A node that weighs less than this part of another gives way to that one's name. */
const GIVES_WAY = 0.7;

/**
 * The nodes whose names are shown at a zoom: by id whether the name stands 'below' or
 * 'above'. Nodes are { id, x, y, size, text, weight }, in the measures of the picture; the
 * heaviest come first. A name may lie on a node that is much lighter than its own.
 */
export function roomFor(nodes, zoom) {
  const taken = new Map();
  const shown = new Map();
  const boxes = nodes.map((node) => screenBox(node, zoom));
  for (const box of boxes) if (box.radius > 2.5) occupy(taken, outline(box));
  for (const box of boxes.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    for (const side of ['below', 'above']) {
      const name = nameBox(box, side);
      if (meets(taken, name)) continue;
      occupy(taken, { ...name, weight: Infinity });
      shown.set(box.id, side);
      break;
    }
  }
  return shown;
}

function screenBox({ id, x, y, size, text, weight }, zoom) {
  return { id, weight, x: x * zoom, y: y * zoom, radius: (size * zoom) / 2, ...extent(text) };
}

const outline = ({ id, weight, x, y, radius }) => ({ id, weight, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });

function nameBox({ id, weight, x, y, radius, width, height }, side) {
  const top = side === 'below' ? y + radius + 1 : y - radius - 1 - height;
  return { id, weight, left: x - width / 2, right: x + width / 2, top, bottom: top + height };
}

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
      const heavy = other.weight >= GIVES_WAY * box.weight;
      if (heavy && other.id !== box.id && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return true;
    }
  }
  return false;
}
