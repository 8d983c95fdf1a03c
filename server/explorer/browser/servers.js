// Starts the real server twice before the first test: with the bundled dataset, and with
// a small world whose names are long, or written from right to left.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { habeas, startServer, temporaryFolder } from '../../clients/server.js';

/** Starts the servers, tells the tests their addresses, and gives what stops them. */
export default async function startServers() {
  const store = `sqlite:${join(temporaryFolder(), 'world.sqlite')}`;
  habeas('import', '--store', store, fileURLToPath(new URL('world.ndjson', import.meta.url)));
  const [bundled, world] = await Promise.all([startServer(), startServer(store)]);
  process.env.HABEAS_TEST_BUNDLED = new URL('/', bundled.endpoint).href;
  process.env.HABEAS_TEST_WORLD = new URL('/', world.endpoint).href;
  return () => Promise.all([bundled.stop(), world.stop()]);
}
