// Relay: its compiler takes the printed schema, and its runtime pages through lists, of
// the root and of a node that is found again by its id.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import relayCompiler from 'relay-compiler';
import relay from 'relay-runtime';
import { printedSchema, startServer, temporaryFolder } from './server.js';

let server, compiled, environment;

before(async () => {
  compiled = compile();
  server = await startServer();
  environment = new relay.Environment({
    store: new relay.Store(new relay.RecordSource()),
    network: relay.Network.create(({ text }, variables) => server.ask({ query: text, variables })),
  });
});
after(() => server.stop());

/** Compiles the documents of relay/ and gives a function that loads what was made of one. */
function compile() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'compiled'));
  cpSync(fileURLToPath(new URL('relay', import.meta.url)), join(folder, 'source'), { recursive: true });
  writeFileSync(join(folder, 'schema.graphql'), printedSchema());
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify({
    src: 'source', schema: 'schema.graphql', language: 'javascript', artifactDirectory: 'compiled', eagerEsModules: false,
  }));
  execFileSync(relayCompiler, ['relay.config.json'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const load = createRequire(join(folder, 'compiled/'));
  return (name) => load(`./${name}.graphql`);
}

/** What a fragment shows: it reads from Relay's store, and fetches the next page into it. */
class Page {
  constructor(fragment, reference) {
    this.selector = relay.getSingularSelector(fragment, reference);
    this.metadata = relay.getPaginationMetadata(fragment, 'the test');
  }

  get data() {
    return environment.lookup(this.selector).data;
  }

  async fetchNext(count, connection, parent) {
    const { paginationMetadata, paginationRequest, identifierInfo } = this.metadata;
    const variables = relay.getPaginationVariables('forward', count, connection.pageInfo.endCursor, this.selector.owner.variables, {}, paginationMetadata);
    const identified = identifierInfo ? { ...variables, [identifierInfo.identifierQueryVariableName]: parent } : variables;
    await relay.fetchQuery(environment, paginationRequest, identified).toPromise();
  }
}

/** Fetches a query and keeps what it fetched in the store. */
async function fetchQuery(query, variables) {
  const operation = relay.createOperationDescriptor(relay.getRequest(query), variables);
  environment.retain(operation);
  await relay.fetchQuery(environment, query, variables).toPromise();
  return environment.lookup(operation.fragment).data;
}

test('pages through all prisoners', async () => {
  const page = new Page(compiled('Prisoners_list'), await fetchQuery(compiled('PrisonersQuery'), { count: 50 }));
  for (let fetched = 1; page.data.prisoners.pageInfo.hasNextPage; fetched++) {
    assert.equal(page.data.prisoners.edges.length, 50 * fetched);
    await page.fetchNext(50, page.data.prisoners);
  }
  const { edges, totalCount } = page.data.prisoners;
  assert.ok(totalCount > 100, `prisoners: got ${totalCount}, want more than two pages`);
  assert.equal(edges.length, totalCount);
  assert.equal(new Set(edges.map((edge) => edge.node.id)).size, totalCount);
});

test("pages through a judge's proceedings by the id of the judge", async () => {
  const judge = 'official/opanasenko-valery';
  const query = await fetchQuery(compiled('JudgeQuery'), { id: judge });
  const page = new Page(compiled('Judge_card'), query.node.judge);
  assert.equal(page.data.name, 'Valery Opanasenko');
  while (page.data.judged.pageInfo.hasNextPage) await page.fetchNext(1, page.data.judged, judge);
  const alone = await server.ask({ query: `{ official(id: "${judge}") { judged { edges { seat node { id } } } } }` });
  assert.deepEqual(
    page.data.judged.edges.map(({ seat, node }) => ({ seat, node: { id: node.id } })),
    alone.data.official.judged.edges);
});
