// Sends the queries of some folders in turn, on several connections, and prints what
// autocannon measured as JSON. An answer with errors counts as a mismatch.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';

const [url, connections, seconds, ...folders] = process.argv.slice(2);

const files = folders.flatMap((folder) => readdirSync(folder).sort().map((name) => join(folder, name)));
const requests = files.filter((file) => file.endsWith('.graphql')).map((file) => {
  const values = file.replace(/\.graphql$/, '.json');
  const variables = existsSync(values) ? JSON.parse(readFileSync(values, 'utf8')) : undefined;
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: readFileSync(file, 'utf8'), variables }),
  };
});

const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  requests,
  verifyBody: (body) => body.startsWith('{"data":{') && !body.includes('"errors":['),
});
console.log(JSON.stringify({
  queries: requests.length,
  answers: result['2xx'],
  refused: result.non2xx,
  broken: result.errors,
  late: result.timeouts,
  wrong: result.mismatches,
  perSecond: result.requests.average,
  bytesPerSecond: result.throughput.average,
  p50: result.latency.p50,
  p99: result.latency.p99,
  slowest: result.latency.max,
}));
