// Turns documents into documents with a mistake. A mutation may leave a document valid:
// the verdict is graphql-js's to give, not the mutation's.

import { Kind, TokenKind, Lexer, Source, parse, parseType, parseValue, print, visit } from 'graphql';

const name = (value) => ({ kind: Kind.NAME, value });

const literals = ['null', '1', '-1', '3000000000', '1.5', '1e400', '"text"', '"""block"""', 'true', 'ASC', 'FOUND', '[]', '[1]', '[[1]]', '[null]', '{}',
  '{eq: 1}', '{id: {eq: "x"}}', '{id: {eq: 1, eq: 2}}', '{nope: 1}', '[{id: ASC}]', '[{id: ASC, name: DESC}]', '"2019-02-30"', '"2019-05"', '$nope', '$v0', '[$v0]', '{id: {eq: $v0}}', '{id: {in: [$v0, "x"]}}'];
const types = ['Int', 'Int!', 'String', 'ID', 'ID!', '[ID!]', '[ID]', '[ID!]!', 'Boolean', 'Boolean!', 'Date', 'PrisonerWhere', '[PrisonerOrder!]', 'Prisoner', 'Node', 'Nope', '[[Int]]', 'Kind'];
const directives = ['@include(if: true)', '@skip', '@skip(if: null)', '@skip(if: "true")', '@include(if: true) @include(if: true)', '@nope', '@deprecated', '@oneOf', '@specifiedBy(url: "x")', '@skip(if: $v0)', '@skip(if: true, if: false)', '@skip(unless: true)'];

/** A random mutation of a document, as text. */
export function mutate(random, schema, query) {
  return random.chance(0.35) ? mutateText(random, query) : mutateTree(random, schema, query);
}

function mutateTree(random, schema, query) {
  const document = parse(query, { noLocation: true });
  const places = [];
  visit(document, { enter: (node) => void places.push(node) });
  for (;;) {
    const target = random.pick(places);
    const changed = changes[target.kind]?.(target, random, schema, document);
    if (changed !== undefined) return print(replace(document, target, changed));
  }
}

/** Puts another node, several or none (null) in the place of one. */
function replace(document, target, changed) {
  if (!Array.isArray(changed)) return visit(document, { enter: (node) => (node === target ? changed : undefined) });
  return visit(document, {
    enter: (node) => {
      for (const [key, value] of Object.entries(node)) {
        if (Array.isArray(value) && value.includes(target)) {
          return { ...node, [key]: value.flatMap((one) => (one === target ? changed : [one])) };
        }
      }
      return undefined;
    },
  });
}

const anyField = (random, schema) => {
  const composite = Object.values(schema.getTypeMap()).filter((type) => type.astNode?.kind === 'ObjectTypeDefinition');
  return random.pick(Object.keys(random.pick(composite).getFields()));
};
const anyType = (random, schema) => random.pick([...Object.keys(schema.getTypeMap()), 'Nope', '__Type']);
const directive = (random) => parse(`{ x ${random.pick(directives)} }`, { noLocation: true }).definitions[0].selectionSet.selections[0].directives;
const selection = (text) => parse(text, { noLocation: true }).definitions[0].selectionSet;

/** How a node of each kind may change; undefined where a change does not apply. */
const changes = {
  [Kind.FIELD]: (node, random, schema) => random.pick([
    () => ({ ...node, name: name(random.chance(0.3) ? 'nope' : anyField(random, schema)) }),
    () => ({ ...node, alias: name(anyField(random, schema)) }),
    () => ({ ...node, selectionSet: node.selectionSet ? undefined : selection('{ id }') }),
    () => ({ ...node, directives: directive(random) }),
    () => ({ ...node, arguments: [...node.arguments, { kind: Kind.ARGUMENT, name: name(random.pick(['first', 'id', 'where', 'nope'])), value: parseValue(random.pick(literals), { noLocation: true }) }] }),
    () => [node, { ...node, arguments: [] }],
    () => [node, { ...node, alias: name(node.alias?.value ?? node.name.value), name: name(anyField(random, schema)) }],
    () => null,
  ])(),
  [Kind.ARGUMENT]: (node, random) => random.pick([
    () => ({ ...node, value: parseValue(random.pick(literals), { noLocation: true }) }),
    () => ({ ...node, name: name(random.pick(['nope', 'first', 'where', 'if', 'id'])) }),
    () => [node, node],
    () => null,
  ])(),
  [Kind.OBJECT_FIELD]: (node, random) => random.pick([
    () => ({ ...node, value: parseValue(random.pick(literals), { noLocation: true }) }),
    () => ({ ...node, name: name(random.pick(['nope', 'eq', 'id', 'AND'])) }),
    () => [node, node],
  ])(),
  [Kind.VARIABLE]: (node, random) => ({ ...node, name: name(random.pick(['nope', 'v0', 'v1', 'v2'])) }),
  [Kind.VARIABLE_DEFINITION]: (node, random) => random.pick([
    () => ({ ...node, type: parseType(random.pick(types), { noLocation: true }) }),
    () => ({ ...node, defaultValue: parseValue(random.pick(literals.filter((one) => !one.includes('$'))), { noLocation: true }) }),
    () => ({ ...node, directives: directive(random).filter((one) => !print(one).includes('$')) }),
    () => [node, node],
    () => null,
  ])(),
  [Kind.INLINE_FRAGMENT]: (node, random, schema) => random.pick([
    () => ({ ...node, typeCondition: { kind: Kind.NAMED_TYPE, name: name(anyType(random, schema)) } }),
    () => ({ ...node, directives: directive(random) }),
  ])(),
  [Kind.FRAGMENT_SPREAD]: (node, random) => random.pick([
    () => ({ ...node, name: name(random.pick(['Nope', 'F0', 'F1'])) }),
    () => ({ ...node, directives: directive(random) }),
    () => null,
  ])(),
  [Kind.FRAGMENT_DEFINITION]: (node, random, schema) => random.pick([
    () => ({ ...node, typeCondition: { kind: Kind.NAMED_TYPE, name: name(anyType(random, schema)) } }),
    () => ({ ...node, name: name('Other') }),
    () => ({ ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, { kind: Kind.FRAGMENT_SPREAD, name: node.name }] } }),
    () => ({ ...node, directives: directive(random) }),
    () => [node, node],
    () => null,
  ])(),
  [Kind.OPERATION_DEFINITION]: (node, random) => random.pick([
    () => [node, node],
    () => [node, { ...node, name: name('Second') }],
    () => ({ ...node, operation: random.pick(['mutation', 'subscription']), name: node.name ?? name('M') }),
    () => ({ ...node, directives: directive(random) }),
    () => ({ ...node, variableDefinitions: [...node.variableDefinitions, { kind: Kind.VARIABLE_DEFINITION, directives: [], variable: { kind: Kind.VARIABLE, name: name('unused') }, type: parseType(random.pick(types), { noLocation: true }) }] }),
  ])(),
  [Kind.DOCUMENT]: (node, random) => ({ ...node, definitions: [...node.definitions, ...parse(random.pick([
    'type T { a: Int }', 'extend type Prisoner { a: Int }', 'scalar S', 'fragment Unused on Prisoner { id }', 'query Q { __typename }', '{ __typename }', 'fragment F0 on Nope { id }',
  ]), { noLocation: true }).definitions] }),
};

const pieces = ['{', '}', '(', ')', '[', ']', ':', '!', '=', '|', '&', '$', '@', '...', '..', '"', '"""', '\\', '#', '\u{FEFF}', '\u{1F600}', '\u0000', '\t', '\r\n', ',', 'null', 'true', 'on', 'fragment', 'query', 'mutation', '1', '01', '-', '1.', '1.e3', '1e', '.5', '0x1', '1a', '1_', 'é', '_',
  '"\\u00e9"', '"\\u{1F600}"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\x"', '"\\u00"', '"a\nb"', '"""a\n  b\\"""c"""', '"\\u{110000}"', '"\\u{}"'];

/** Drops, doubles, swaps or inserts tokens. */
function mutateText(random, query) {
  const tokens = tokensOf(query);
  const at = random.below(tokens.length);
  const [start, end] = tokens[at];
  const [other, otherEnd] = tokens[random.below(tokens.length)];
  return random.pick([
    () => query.slice(0, start) + query.slice(end),
    () => query.slice(0, end) + ' ' + query.slice(start),
    () => query.slice(0, start) + query.slice(other, otherEnd) + query.slice(end),
    () => query.slice(0, start) + random.pick(pieces) + query.slice(start),
    () => query.slice(0, start) + ' ' + random.pick(pieces) + ' ' + query.slice(end),
    () => query.slice(0, end),
    () => query.slice(start),
  ])();
}

/** Where each token of a document begins and ends. */
function tokensOf(query) {
  const lexer = new Lexer(new Source(query));
  const tokens = [];
  while (lexer.advance().kind !== TokenKind.EOF) tokens.push([lexer.token.start, lexer.token.end]);
  return tokens;
}
