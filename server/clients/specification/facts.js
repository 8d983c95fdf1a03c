// What the reference knows of the data, from two sources. A node's own fields and its
// evidence are read from the interchange file, which no resolver has touched. Lists,
// relations and searches are asked of the server, each field alone, in full and with its
// arguments in one variable each.

import { getNamedType, isLeafType, isListType, getNullableType } from 'graphql';
import { isNode } from './schema.js';

/** Fields that look like own fields of a kind, but follow from edges. */
const derived = new Set(['Official.roles']);

/** Thrown where the server refuses a field that is asked alone. */
export class Refused extends Error {}

export class Facts {
  /** interchange is the text of an interchange file, ask a function that asks the server. */
  constructor(interchange, schema, ask) {
    Object.assign(this, { schema, ask, nodes: new Map(), formerIds: new Map(), known: new Map() });
    for (const line of interchange.trim().split('\n').map((text) => JSON.parse(text))) {
      if (line.node) this.nodes.set(line.id, line);
      if (line.alias) this.formerIds.set(line.of, [...(this.formerIds.get(line.of) ?? []), line.alias].sort());
    }
  }

  get ids() {
    return [...this.nodes.keys(), ...[...this.formerIds.values()].flat()];
  }

  /** The value of a field of a node, or a promise of it where the server has to be asked. */
  ofNode(type, id, field, args) {
    if (field.name === 'id') return id;
    if (field.name === 'formerIds') return this.formerIds.get(id) ?? [];
    if (field.name === 'evidence') return evidence(this.nodes.get(id).evidence ?? itself(id));
    if (isLeafType(getNamedType(field.type)) && !derived.has(`${type.name}.${field.name}`)) {
      return this.nodes.get(id).set?.[field.name] ?? (isListType(getNullableType(field.type)) ? [] : null);
    }
    return this.alone(field, args, (call) => `node(id: ${JSON.stringify(id)}) { ... on ${type.name} { ${call} } }`, (data) => data.node?.value ?? null);
  }

  /** The value of a root field, or a promise of it. */
  ofRoot(field, args) {
    return this.alone(field, args, (call) => call, (data) => data?.value ?? null);
  }

  alone(field, args, within, read) {
    const given = field.args.filter((one) => args[one.name] !== undefined);
    const declared = given.map((one) => `$${one.name}: ${one.type}`).join(', ');
    const passed = given.map((one) => `${one.name}: $${one.name}`).join(', ');
    const call = `value: ${field.name}${passed && `(${passed})`}${whole(getNamedType(field.type))}`;
    const request = { query: `query ${declared && `(${declared})`} { ${within(call)} }`, variables: args };
    const key = JSON.stringify(request);
    if (!this.known.has(key)) return this.ask(request).then((answer) => void this.known.set(key, answer));
    const answer = this.known.get(key);
    if (!('data' in answer)) throw new Refused(answer.errors[0].message);
    return read(answer.data);
  }
}

/** Selects all of a type; of nodes only what finds them again. */
function whole(type) {
  if (isLeafType(type)) return '';
  if (isNode(type)) return ' { __typename id }';
  const fields = Object.values(type.getFields()).map((field) => `${field.name}${whole(getNamedType(field.type))}`);
  return ` { __typename ${fields.join(' ')} }`;
}

/** The evidence of a source, which its line leaves out: it cites itself. */
const itself = (source) => ({ modality: 'REPORTED', status: 'ACCEPTED', citations: [{ source }] });

/** Evidence as GraphQL shows it, from the evidence of an interchange line. */
function evidence({ modality, status, note, citations }) {
  return {
    __typename: 'Evidence', modality, status, note: note ?? null,
    sourceCount: new Set(citations.map((one) => one.source)).size,
    citations: citations.map((one) => ({
      __typename: 'Citation', source: { __typename: 'Source', id: one.source },
      locator: one.locator ?? null, fields: one.fields ?? [],
    })),
  };
}
