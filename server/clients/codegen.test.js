// graphql-codegen: the types of the schema and of an app's queries, made from the printed
// schema and from the introspection of the running server, are the same and compile.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, buildSchema, parse, printSchema } from 'graphql';
import { printedSchema, startServer, temporaryFolder } from './server.js';

let server;
before(async () => { server = await startServer(); });
after(() => server.stop());

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const compiler = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');

/** The TypeScript of a schema, and of the queries in codegen/. */
async function generate(schema) {
  const generated = {};
  for (const [name, plugin] of Object.entries({ typescript, operations })) {
    generated[name] = await codegen({
      schema: parse(printSchema(lexicographicSortSchema(schema))),
      documents: [{ location: 'queries.graphql', document: parse(read('codegen/queries.graphql')) }],
      config: { scalars: { Date: 'string' }, strictScalars: true },
      filename: `${name}.ts`,
      plugins: [{ [name]: {} }],
      pluginMap: { [name]: plugin },
    });
  }
  return generated;
}

/** Compiles files, given by name; gives what the compiler says, nothing where all is well. */
function compile(files) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.ts`), text);
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022', '--module', 'nodenext'];
  try {
    return execFileSync(process.execPath, [compiler, ...options, ...Object.keys(files).map((name) => `${name}.ts`)], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    return error.stdout;
  }
}

test('types of the printed schema compile with an app that uses them, and not with one that errs', async () => {
  const app = read('codegen/app.ts');
  const said = compile({ ...await generate(buildSchema(printedSchema())), app, wrong: app.replace('nameNative', 'nickname') });
  assert.match(said, /^wrong\.ts\(\d+,\d+\): error TS2339: Property 'nickname' does not exist on type [^\n]*\n$/);
});

test('types by introspection are the same', async () => {
  const { data } = await server.ask({ query: getIntrospectionQuery() });
  assert.deepEqual(await generate(buildClientSchema(data)), await generate(buildSchema(printedSchema())));
});
