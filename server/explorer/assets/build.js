// Builds the scripts of src into dist, from where they are embedded into the binary, with
// a manifest of their names and the licences of all packages that went into them.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const entryPoints = readdirSync(join(here, 'src')).filter((name) => /\.jsx?$/.test(name));

// What is served is what this build made: nothing of an earlier one stays.
for (const name of readdirSync(dist)) if (name !== 'README.md') rmSync(join(dist, name));

// Without the fonts that GraphiQL brings, those of the system are taken: its style sheet is
// a tenth, and the pages need no permission for fonts.
const systemFonts = {
  name: 'system-fonts',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/]style\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/@font-face\s*\{[^}]*\}/g, ''),
      loader: 'css',
    }));
  },
};

// A module that writes style elements gives way to one that does not: no page permits them.
const noStyleElements = {
  name: 'no-style-elements',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/singleton$/ }, ({ importer }) => (
      importer.includes('react-style-singleton') ? { path: join(here, 'src', 'graphiql', 'singleton.js') } : undefined
    ));
  },
};

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: entryPoints.map((name) => join('src', name)),
  outdir: 'dist',
  entryNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome109', 'firefox115', 'safari16'],
  jsx: 'automatic',
  plugins: [systemFonts, noStyleElements],
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none', // the licences stand in full in a file of their own
  metafile: true,
  logLevel: 'warning',
});

const licences = writeLicences(metafile);
const bundles = {};
for (const [output, { entryPoint, cssBundle }] of Object.entries(metafile.outputs)) {
  if (!entryPoint) continue;
  const bundle = { script: basename(output), licences };
  if (cssBundle) bundle.style = basename(cssBundle);
  bundles[basename(entryPoint).replace(/\.jsx?$/, '')] = bundle;
}
// The manifest comes last: without it there are no scripts, so that a build that was cut
// off is no build.
writeFileSync(join(dist, 'manifest.json'), JSON.stringify(bundles, null, 1) + '\n');

for (const [output, { bytes }] of Object.entries(metafile.outputs)) console.log(`${output}: ${Math.round(bytes / 1024)} KB`);

/** Writes the licence texts of all packages of a build, and gives the name of the file. */
function writeLicences({ inputs }) {
  const folders = new Set();
  for (const input of Object.keys(inputs)) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.add(found[1]);
  }
  const texts = [...folders].sort().map((folder) => licenceOf(join(here, folder)));
  const text = texts.join('\n' + '='.repeat(80) + '\n');
  const name = `licences-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.txt`;
  writeFileSync(join(dist, name), text);
  return name;
}

/**
 * The name, version and licence of a package. Some packages under MIT name it without its
 * text: they have the text here. Any other licence without its text ends the build.
 */
function licenceOf(folder) {
  const { name, version, license, author, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const heading = `${name} ${version}, ${license}\n\n`;
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file) return heading + readFileSync(join(folder, file), 'utf8');
  if (license !== 'MIT') throw new Error(`${name} has no text of its licence, ${license}`);
  const holder = author?.name ?? author ?? `the contributors to ${repository?.url ?? repository}`;
  return `${heading}Copyright (c) ${holder}\n\n${readFileSync(join(here, 'mit.txt'), 'utf8')}`;
}
