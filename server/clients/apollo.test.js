// Apollo Client: fetchMore pages through a list into its cache, and automatic persisted
// queries send the hash of a document before its text.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { filter, firstValueFrom } from 'rxjs';
import { startServer } from './server.js';

let server;
before(async () => { server = await startServer(); });
after(() => server.stop());

const prisoners = gql`
  query Prisoners($after: String) {
    prisoners(first: 50, after: $after, orderBy: [{ name: ASC }]) {
      totalCount
      edges { cursor node { id name } }
      pageInfo { endCursor hasNextPage hasPreviousPage startCursor }
    }
  }
`;

const newClient = (link) => new ApolloClient({
  link,
  cache: new InMemoryCache({ typePolicies: { Query: { fields: { prisoners: relayStylePagination(['where', 'orderBy']) } } } }),
});

test('fetchMore pages through all prisoners', { timeout: 30_000 }, async () => {
  const watched = newClient(new HttpLink({ uri: server.endpoint })).watchQuery({ query: prisoners });
  const withItems = async (least) => {
    const shown = await firstValueFrom(watched.pipe(filter(({ dataState, data }) =>
      dataState === 'complete' && data.prisoners.edges.length >= least)));
    return shown.data.prisoners;
  };
  let list = await withItems(1);
  while (list.pageInfo.hasNextPage) {
    const shown = list.edges.length;
    await watched.fetchMore({ variables: { after: list.pageInfo.endCursor } });
    list = await withItems(shown + 1);
  }
  assert.ok(list.totalCount > 100, `prisoners: got ${list.totalCount}, want more than two pages`);
  assert.equal(list.edges.length, list.totalCount);
  assert.equal(new Set(list.edges.map((edge) => edge.node.id)).size, list.totalCount);
});

/** An HTTP link that keeps what it sends and gets. */
function recordingLink(useGETForHashedQueries) {
  const exchanges = [];
  const record = async (address, options) => {
    const response = await fetch(address, options);
    exchanges.push({
      method: options.method,
      text: options.method === 'GET' ? new URL(address).searchParams.get('query') : JSON.parse(options.body).query ?? null,
      status: response.status,
      answer: await response.clone().json(),
    });
    return response;
  };
  const hashes = new PersistedQueryLink({
    sha256: (text) => createHash('sha256').update(text).digest('hex'), useGETForHashedQueries,
  });
  return { exchanges, link: hashes.concat(new HttpLink({ uri: server.endpoint, fetch: record })) };
}

for (const [useGET, method] of [[false, 'POST'], [true, 'GET']]) {
  test(`a persisted query is sent as text once, then by its hash (${method})`, async () => {
    // A document of its own: the server does not know it from the other test.
    const query = gql(`query By${method} { prisoners(first: 1) { nodes { id } } }`);
    const { exchanges, link } = recordingLink(useGET);
    for (let time = 0; time < 2; time++) {
      const { data } = await newClient(link).query({ query });
      assert.equal(data.prisoners.nodes.length, 1);
    }
    const [unknown, told, known] = exchanges;
    assert.equal(exchanges.length, 3);
    assert.deepEqual([unknown.method, unknown.text, unknown.status], [method, null, 200]);
    assert.equal(unknown.answer.errors[0].message, 'PersistedQueryNotFound');
    assert.equal(unknown.answer.errors[0].extensions.code, 'PERSISTED_QUERY_NOT_FOUND');
    assert.match(told.text, /prisoners/);
    assert.deepEqual([known.method, known.text, known.status], [method, null, 200]);
    assert.deepEqual(known.answer.data, told.answer.data);
  });
}
