// The audits of graphql-http: what the specification "GraphQL over HTTP" asks of a server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serverAudits } from 'graphql-http';
import { startServer } from './server.js';

let server;
before(async () => { server = await startServer(); });
after(() => server.stop());

const audits = serverAudits({ url: () => server.endpoint, fetchFn: fetch });

test('there are 61 audits', () => assert.equal(audits.length, 61));

for (const audit of audits) {
  test(`${audit.id} ${audit.name}`, async () => {
    const result = await audit.fn();
    assert.equal(result.status, 'ok', result.reason);
  });
}
