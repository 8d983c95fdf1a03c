// Chooses from the data, by GraphQL, what the tests look at: no id is written down here.

import { kinds } from './kinds.js';
import { bundled } from './reader.js';

/** Asks the server with the bundled dataset. */
export async function ask(query, variables) {
  const response = await fetch(new URL('/graphql', bundled()), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

const once = new Map();

/** Remembers the answer of a function of one argument. */
const remembered = (make) => (key) => {
  const of = `${make.name} ${key}`;
  if (!once.has(of)) once.set(of, make(key));
  return once.get(of);
};

/** The relations to many of a type. */
async function relationsOf(type) {
  const { __type: found } = await ask('query ($name: String!) { __type(name: $name) { fields { name type { ofType { name } } } } }', { name: type });
  return found.fields.filter((field) => field.type.ofType?.name?.endsWith('Connection')).map((field) => field.name);
}

/** The id of the node of a kind that has most kinds of relations, then most of them. */
export const richest = remembered(async function richest(type) {
  const many = kinds.find(([name]) => name === type)[2];
  const relations = await relationsOf(type);
  const counts = relations.map((name) => `${name} { totalCount }`).join(' ');
  let best = { id: undefined, score: -1 };
  let after = null;
  do {
    const { [many]: page } = await ask(`query ($after: String) { ${many}(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id ${counts} } } }`, { after });
    for (const node of page.nodes) {
      const totals = relations.map((name) => node[name].totalCount);
      const score = totals.filter(Boolean).length * 1e6 + totals.reduce((sum, total) => sum + total, 0);
      if (score > best.score) best = { id: node.id, score };
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return best.id;
});

/**
 * A prisoner with a Cyrillic name whose judge sat in another case, too, with all that a
 * reader comes past on the way from the one to the other.
 */
export const journey = remembered(async function journey() {
  const { prisoners } = await ask(`{ prisoners(first: 40, where: {nameNative: {isNull: false}, proceedings: {some: {judges: {some: {}}}}}, orderBy: [{name: ASC}]) { nodes {
    id name nameNative cases(first: 2) { nodes { id } }
    proceedings(first: 5) { nodes { id case { id } judges(first: 3) { nodes { id name nameNative judged(first: 10) { nodes { case { id title } } } } } } } } } }`);
  for (const prisoner of prisoners.nodes) {
    if (!/\p{Script=Cyrillic}/u.test(prisoner.nameNative) || prisoner.name.split(' ').length < 2) continue;
    for (const proceeding of prisoner.proceedings.nodes) {
      for (const judge of proceeding.judges.nodes) {
        const other = judge.judged.nodes.find((judged) => judged.case.id !== proceeding.case.id);
        if (other) return { prisoner, judge, otherCase: other.case };
      }
    }
  }
  throw new Error('no judge of a prisoner with a Cyrillic name sat in two cases');
});

/** The questions that the contract has. */
export async function questionsOfContract() {
  const { __schema: schema } = await ask('{ __schema { queryType { fields { name type { ofType { name fields { name } } } } } } }');
  const answers = (field) => ['unit', 'asOf'].every((name) => field.type.ofType?.fields?.some((own) => own.name === name));
  return schema.queryType.fields.filter(answers).map((field) => field.name);
}

/** The kinds that the contract has, in capitals. */
export async function kindsOfContract() {
  const { __type: found } = await ask('{ __type(name: "Kind") { enumValues { name } } }');
  return found.enumValues.map((value) => value.name);
}
