// Starts the real server and asks it.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The Python to run scripts with. */
export const python = process.env.HABEAS_TEST_PYTHON ?? 'python3';

let built;

/** The path of the binary: HABEAS_TEST_BINARY, or one built for this process. */
function binary() {
  if (process.env.HABEAS_TEST_BINARY) return process.env.HABEAS_TEST_BINARY;
  if (!built) {
    built = join(temporaryFolder(), 'habeas');
    execFileSync('go', ['build', '-o', built, './server'], { cwd: repository, stdio: 'inherit' });
  }
  return built;
}

/** Makes a folder that is removed when the process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'habeas-clients-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a command of habeas and gives what it prints. */
export function habeas(...command) {
  return execFileSync(binary(), command, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The GraphQL schema as `habeas schema` prints it. */
export const printedSchema = () => habeas('schema');

/**
 * Starts a server on a free port: with the bundled dataset in memory, or with a store of
 * its own. Gives the address of its GraphQL endpoint and two functions: ask and stop.
 */
export async function startServer(store = 'sqlite::memory:') {
  const child = spawn(binary(), ['serve', '--addr', '127.0.0.1:0', '--store', store], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HABEAS_LIMIT_CLIENT_RATE: '0' }, // thousands of requests come from one address
  });
  const endpoint = await announced(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    endpoint,
    ask: (body) => ask(endpoint, body),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Waits for the address that the server announces. */
function announced(child) {
  return new Promise((resolve, reject) => {
    let log = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log}`)));
    child.stderr.setEncoding('utf8').on('data', (text) => {
      log += text;
      const found = /GraphQL at (http:\S+)\)/.exec(log);
      if (found) resolve(found[1]);
    });
  });
}

/** Posts a request ({query, variables, operationName}) and gives the decoded answer. */
async function ask(endpoint, body) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
  if ([429, 503].includes(response.status)) throw new Error(`the server answers ${response.status}: ${await response.text()}`);
  return response.json();
}
