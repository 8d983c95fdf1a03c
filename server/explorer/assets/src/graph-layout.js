// Lays a picture out in a worker, so that the page never stands still. It is asked with
// { turn, nodes: [{ id, x, y, size, fixed }], edges: [{ source, target }], anew } and
// answers { turn, places: [[id, x, y]] }.

import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';

cytoscape.use(fcose);

self.onmessage = ({ data }) => self.postMessage({ turn: data.turn, places: layOut(data) });

// The same picture comes of the same graph: chance begins at the same place each time.
function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function layOut({ nodes, edges, anew }) {
  Math.random = chance(1);
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [{ selector: 'node', style: { width: 'data(size)', height: 'data(size)' } }],
    elements: {
      nodes: nodes.map(({ id, x, y, size }) => ({ data: { id, size }, position: { x, y } })),
      edges: edges.map(({ source, target }) => ({ data: { source, target } })),
    },
  });
  const fixed = nodes.filter((node) => node.fixed).map(({ id, x, y }) => ({ nodeId: id, position: { x, y } }));
  cy.layout({
    name: 'fcose',
    quality: nodes.length > 600 ? 'default' : 'proof',
    animate: false,
    fit: false,
    randomize: anew,
    nodeSeparation: 90,
    idealEdgeLength: 90,
    nodeRepulsion: 9000,
    gravity: 0.2,
    gravityRange: 2.5,
    numIter: nodes.length > 600 ? 1200 : 2500,
    tile: true,
    fixedNodeConstraint: fixed.length > 0 ? fixed : undefined,
  }).run();
  const places = cy.nodes().map((node) => [node.id(), node.position('x'), node.position('y')]);
  cy.destroy();
  return places;
}
