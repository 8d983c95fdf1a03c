// What is shown, as a file.

/** What is shown as an object: nodes and links as the server gave them, groups by members. */
export function shownOf(state, seen) {
  const folded = [...seen.groups.values()].filter((group) => !group.open);
  const ids = new Set([...seen.nodes.keys(), ...folded.flatMap((group) => group.members)]);
  const edges = new Map();
  for (const id of state.expanded) {
    for (const [key, edge] of state.brought.get(id).edges) {
      if (ids.has(edge.source) && ids.has(edge.target) && !state.hiddenRelations.has(edge.relation)) edges.set(key, edge);
    }
  }
  return { root: state.root, nodes: [...ids].map((id) => state.known.get(id)), edges: [...edges.values()] };
}

const keys = [
  ['kind', 'node', (node) => node.kind], ['label', 'node', (node) => node.label], ['native', 'node', (node) => node.native],
  ['modality', 'node', (node) => node.mark?.modality], ['status', 'node', (node) => node.mark?.status],
  ['relation', 'edge', (edge) => edge.relation], ['says', 'edge', (edge) => edge.label], ['detail', 'edge', (edge) => edge.detail],
  ['edgeModality', 'edge', (edge) => edge.mark?.modality], ['edgeStatus', 'edge', (edge) => edge.mark?.status],
];

const escaped = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/** GraphML (http://graphml.graphdrawing.org/specification.html) of what is shown. */
export function graphMLOf({ nodes, edges }) {
  const data = (domain, of) => keys.filter(([, where, read]) => where === domain && read(of)).map(([key, , read]) => `<data key="${key}">${escaped(read(of))}</data>`).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(([key, domain]) => `<key id="${key}" for="${domain}" attr.name="${key}" attr.type="string"/>`),
    '<graph edgedefault="directed">',
    ...nodes.map((node) => `<node id="${escaped(node.id)}">${data('node', node)}</node>`),
    ...edges.map((edge) => `<edge id="${escaped(edge.id)}" source="${escaped(edge.source)}" target="${escaped(edge.target)}">${data('edge', edge)}</edge>`),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

/** Hands a file to the browser. */
export function save(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
