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
    layout: { name: 'preset' },
    styleEnabled: true,
    style: [{ selector: 'node', style: { width: 'data(size)', height: 'data(size)' } }],
    elements: {
      nodes: nodes.map(({ id, x, y, size }) => ({ data: { id, size }, position: { x, y } })),
      edges: edges.map(({ source, target }) => ({ data: { source, target } })),
    },
  });
  const fixed = nodes.filter((node) => node.fixed).map(({ id, x, y }) => ({ nodeId: id, position: { x, y } }));
  // Busy nodes keep more room about them.
  const busy = (node) => Math.sqrt(node.degree());
  cy.layout({
    name: 'fcose',
    quality: nodes.length > 400 ? 'default' : 'proof',
    animate: false,
    fit: false,
    randomize: anew,
    nodeSeparation: 120,
    idealEdgeLength: (edge) => 70 + 14 * Math.min(busy(edge.source()), busy(edge.target())) + 6 * Math.max(busy(edge.source()), busy(edge.target())),
    nodeRepulsion: (node) => 9000 * (1 + busy(node)),
    edgeElasticity: 0.35,
    gravity: 0.15,
    gravityRange: 3,
    numIter: nodes.length > 400 ? 1000 : 2500,
    fixedNodeConstraint: fixed.length > 0 ? fixed : undefined,
  }).run();
  const places = cy.nodes().map((node) => [node.id(), node.position('x'), node.position('y')]);
  cy.destroy();
  return places;
}
