// What the picture shows, worked out from the answers of the server. Nothing here knows
// of a browser.
//
// An answer is what /graph/<id>?view=elements gives; its shape stands in graph_elements.go of the explorer.

/** How many leaves of one hub, kind, link and mark make a group. */
export const FOLD_FROM = 7;

/** Up to how many nodes a picture is readable as it is. */
export const FOLD_ABOVE = 120;

/** How many entries a picture holds at most. */
export const CAP = 2000;

/** The state of a picture around a node, before anything is read. */
export function newState(root) {
  return {
    root,
    /** What is known of each node, by id. */
    known: new Map(),
    /** The links and the relations cut off that each expanded node brought, by its id. */
    brought: new Map(),
    /** The ids of the expanded nodes, in the order in which they were expanded. */
    expanded: new Set(),
    /** The ids of the groups that stand open. */
    opened: new Set(),
    hiddenKinds: new Set(),
    hiddenRelations: new Set(),
    /** The id of the node to whose neighbourhood the picture is confined, else null. */
    only: null,
    /** Up to how many nodes nothing is folded. */
    foldAbove: FOLD_ABOVE,
  };
}

function take(state, answer) {
  for (const node of answer.nodes) {
    const before = state.known.get(node.id);
    state.known.set(node.id, before ? { ...before, ...node } : node);
  }
  const brought = state.brought.get(answer.centre) ?? { nodes: new Set(), edges: new Map(), cut: new Map() };
  state.brought.set(answer.centre, brought);
  for (const node of answer.nodes) brought.nodes.add(node.id);
  for (const edge of answer.edges) brought.edges.set(edge.id, edge);
  return brought;
}

/**
 * Takes in the answer to an expansion. A further page names its relation: what was cut
 * off of that one is replaced, and the rest left as it was.
 */
export function expand(state, answer, relation = null) {
  const brought = take(state, answer);
  if (relation === null) {
    brought.cut = new Map(answer.cut.map((cut) => [cut.relation, cut]));
  } else {
    const before = brought.cut.get(relation);
    brought.cut.delete(relation);
    for (const cut of answer.cut) brought.cut.set(cut.relation, { ...cut, shown: cut.shown + (before?.shown ?? 0) });
  }
  state.expanded.add(answer.centre);
}

/** The number of nodes that the expanded ones bring together. */
export function size(state, ...more) {
  const ids = new Set([state.root]);
  for (const id of state.expanded) for (const each of state.brought.get(id)?.nodes ?? []) ids.add(each);
  for (const answer of more) for (const node of answer.nodes) ids.add(node.id);
  return ids.size;
}

/**
 * What is to be seen: nodes and links by id, groups of leaves in their stead, and what was
 * cut off; with the numbers of each kind and link before anything was hidden.
 */
export function visible(state) {
  const nodes = new Map();
  const edges = new Map();
  nodes.set(state.root, state.known.get(state.root));
  for (const id of state.expanded) {
    const brought = state.brought.get(id);
    for (const each of brought.nodes) nodes.set(each, state.known.get(each));
    for (const [key, edge] of brought.edges) edges.set(key, edge);
  }
  const numbers = count(nodes, edges);
  hide(state, nodes, edges);
  if (state.only !== null && nodes.has(state.only)) confine(state.only, nodes, edges);
  const groups = fold(state, nodes, edges);
  return { nodes, edges, groups, cuts: cutsOf(state, nodes), ...numbers };
}

/** How many nodes of each kind there are, and how many links of each name, with what the kinds that they come from call them. */
function count(nodes, edges) {
  const kinds = new Map();
  const relations = new Map();
  for (const { kind } of nodes.values()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const { relation, label, source } of edges.values()) {
    const entry = relations.get(relation) ?? { from: new Map(), count: 0 };
    entry.from.set(nodes.get(source)?.kind, label);
    entry.count++;
    relations.set(relation, entry);
  }
  return { kinds, relations };
}

/** Takes out what the filters hide, and what hangs on nothing without it. */
function hide(state, nodes, edges) {
  const kept = (id) => id === state.root || state.expanded.has(id);
  for (const [id, node] of nodes) if (id !== state.root && state.hiddenKinds.has(node.kind)) nodes.delete(id);
  for (const [key, edge] of edges) {
    if (state.hiddenRelations.has(edge.relation) || !nodes.has(edge.source) || !nodes.has(edge.target)) edges.delete(key);
  }
  const near = neighbours(edges);
  for (const id of nodes.keys()) if (!kept(id) && !near.has(id)) nodes.delete(id);
}

/** Keeps one node, its neighbours and the links among them. */
function confine(centre, nodes, edges) {
  const kept = new Set([centre, ...(neighbours(edges).get(centre) ?? [])]);
  for (const id of nodes.keys()) if (!kept.has(id)) nodes.delete(id);
  for (const [key, { source, target }] of edges) if (!kept.has(source) || !kept.has(target)) edges.delete(key);
}

/** The neighbours of each node that has any, by id. */
export function neighbours(edges) {
  const near = new Map();
  const add = (from, to) => near.set(from, (near.get(from) ?? new Set()).add(to));
  for (const { source, target } of edges.values()) {
    add(source, target);
    add(target, source);
  }
  return near;
}

/** Whether a statement is in conflict, disputed or retracted. */
export const contested = (mark) => Boolean(mark) && mark.status !== 'ACCEPTED';

/**
 * Puts a group in the place of many leaves that hang on one node by like links. Links of
 * different modality are never folded together: what is alleged stays so.
 */
function fold(state, nodes, edges) {
  if (nodes.size <= state.foldAbove) return new Map();
  const near = neighbours(edges);
  const links = new Map();
  for (const edge of edges.values()) {
    for (const id of [edge.source, edge.target]) links.set(id, [...(links.get(id) ?? []), edge]);
  }
  const groups = new Map();
  for (const [id, node] of nodes) {
    if (id === state.root || state.expanded.has(id) || near.get(id)?.size !== 1 || links.get(id).length !== 1) continue;
    const [edge] = links.get(id);
    const outward = edge.target === id;
    const hub = outward ? edge.source : edge.target;
    const key = ['group', hub, edge.relation, outward ? 'out' : 'in', node.kind, edge.mark?.modality ?? '', contested(edge.mark) ? 'contested' : ''].join('|');
    const group = groups.get(key) ?? { id: key, hub, outward, kind: node.kind, edge, members: [], oneSource: true };
    group.members.push(id);
    group.oneSource &&= Boolean(edge.mark?.oneSource);
    groups.set(key, group);
  }
  for (const [key, group] of groups) {
    group.open = state.opened.has(key);
    if (group.members.length < FOLD_FROM) groups.delete(key);
    else if (!group.open) takeIn(group, nodes, edges, links);
  }
  return groups;
}

/** Takes the members of a group out of the picture, and puts the link to it in. */
function takeIn(group, nodes, edges, links) {
  for (const id of group.members) {
    nodes.delete(id);
    edges.delete(links.get(id)[0].id);
  }
  const [source, target] = group.outward ? [group.hub, group.id] : [group.id, group.hub];
  const mark = group.edge.mark && { ...group.edge.mark, oneSource: group.oneSource };
  const id = `to ${group.id}`;
  edges.set(id, { ...group.edge, id, source, target, mark, detail: undefined });
}

/** The relations of which more can be read, of the nodes to be seen. */
function cutsOf(state, nodes) {
  const cuts = [];
  for (const id of state.expanded) {
    if (!nodes.has(id) || state.only !== null && state.only !== id) continue;
    for (const cut of state.brought.get(id).cut.values()) {
      if (state.hiddenRelations.has(cut.edge) || state.hiddenKinds.has(cut.kind)) continue;
      cuts.push({ ...cut, id: ['more', id, cut.relation].join('|'), left: cut.total - cut.shown });
    }
  }
  return cuts;
}

/** The links of a node among those given, each with the node at its other end. */
export function linksOf(id, edges) {
  const links = [];
  for (const edge of edges.values()) {
    if (edge.source === id) links.push({ edge, other: edge.target, name: edge.label });
    else if (edge.target === id) links.push({ edge, other: edge.source, name: edge.back });
  }
  return links.sort((a, b) => a.name.localeCompare(b.name));
}
