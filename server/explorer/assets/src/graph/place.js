// Where nodes stand before the layout has been worked out: close to what they hang on.

const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Gives each node without a place one around the neighbour that has one, in a spiral, from
 * the inside out. places are points by id and are added to; near are the neighbours.
 */
export function place(ids, near, places, distance = 70) {
  const waiting = new Set(ids.filter((id) => !places.has(id)));
  const turns = new Map();
  if (places.size === 0 && waiting.size > 0) {
    const [first] = waiting;
    places.set(first, { x: 0, y: 0 });
    waiting.delete(first);
  }
  let moved = true;
  while (waiting.size > 0 && moved) {
    moved = false;
    for (const id of waiting) {
      const parent = [...(near.get(id) ?? [])].find((each) => places.has(each));
      if (parent === undefined) continue;
      places.set(id, around(places.get(parent), turns, parent, distance));
      waiting.delete(id);
      moved = true;
    }
  }
  for (const id of waiting) places.set(id, around({ x: 0, y: 0 }, turns, '', distance * 4));
  return places;
}

function around({ x, y }, turns, parent, distance) {
  const turn = (turns.get(parent) ?? 0) + 1;
  turns.set(parent, turn);
  const reach = distance * Math.sqrt(turn);
  return { x: x + reach * Math.cos(turn * GOLDEN), y: y + reach * Math.sin(turn * GOLDEN) };
}
