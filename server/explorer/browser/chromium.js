// Finds the browser of the system: none is ever downloaded.

import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of HABEAS_TEST_CHROMIUM, else of the first Chromium or Chrome on the PATH; undefined where there is none. */
export function findChromium() {
  const named = process.env.HABEAS_TEST_CHROMIUM;
  if (named && isAbsolute(named)) return runs(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return (named ? [named] : names).flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}

// Run by itself, it tells test.sh whether there is one.
if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exit(findChromium() ? 0 : 1);
