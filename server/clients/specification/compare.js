// Compares what the server makes of a request with what graphql-js makes of it.

const stages = { GRAPHQL_PARSE_FAILED: 'parse', GRAPHQL_VALIDATION_FAILED: 'validate', COST_LIMIT: 'limit', DEPTH_LIMIT: 'limit' };

/** How far the server came with a request; the names are those of reference.js. */
export function stageOf(answer) {
  if ('data' in answer) return 'execute';
  return stages[answer.errors[0].extensions.code] ?? 'request';
}

const paths = (errors) => (errors ?? []).map((error) => JSON.stringify(error.path ?? null)).sort().join(' ');

/**
 * The verdict on one request: {same} tells in a word how far both came, {apart} that
 * they differ, and how. A request that meets a limit of the server, or that lists refuse
 * when they are asked alone too, is not compared further.
 */
export function compare(answer, wanted) {
  const ours = stageOf(answer);
  const want = wanted.stage;
  if (ours === 'limit') return { same: 'beyond a limit' };
  if (wanted.refused && ours === 'request') return { same: 'refused by a list' };
  // A literal that does not fit is BAD_USER_INPUT here, as a variable is, and not a
  // failure of validation.
  if (want === 'validate' && ours === 'request' && answer.errors[0].extensions.code === 'BAD_USER_INPUT') return { same: 'validate' };
  if (ours !== want) return { apart: `ours ${ours}: ${answer.errors?.[0].message}; graphql-js ${want}: ${wanted.errors[0]?.message}` };
  if (want !== 'execute') return { same: want };
  if (paths(answer.errors) !== paths(wanted.errors)) return { apart: `error paths: ours ${paths(answer.errors)}; graphql-js ${paths(wanted.errors)}` };
  const [got, expected] = [JSON.stringify(answer.data), JSON.stringify(wanted.data)];
  if (got !== expected) return { apart: `data from character ${firstDifference(got, expected)}` };
  return { same: wanted.errors.length > 0 ? 'execute, with errors' : want };
}

function firstDifference(got, want) {
  let at = 0;
  while (at < got.length && got[at] === want[at]) at++;
  const around = (text) => text.slice(Math.max(0, at - 40), at + 80);
  return `${at}: ours …${around(got)}…; graphql-js …${around(want)}…`;
}
