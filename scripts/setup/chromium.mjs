import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { inRoot, installDebianPackages, mayInstallDebianPackages, Missing, run, say, works } from './run.mjs';

/** The same list that the service looks through when it starts its browser. */
const PLACES = JSON.parse(readFileSync(inRoot('src/adapters/pdf-puppeteer/chromium-places.json'), 'utf8'));

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The browser that puppeteer keeps in its own cache, if it has one. */
function inPuppeteersCache() {
  try {
    const puppeteer = createRequire(inRoot('package.json'))('puppeteer');
    return [puppeteer.executablePath({ headless: 'shell' })];
  } catch {
    return [];
  }
}

function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = PLACES.names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const usual = PLACES.paths[process.platform] ?? [];
  return [...usual, ...onPath].find(isProgram) ?? inPuppeteersCache().find(isProgram) ?? null;
}

const foundAndStarts = () => {
  const path = findChromium();
  return path !== null && works(path, ['--version']);
};

function download() {
  say('downloading a headless Chromium');
  const cli = inRoot('node_modules/puppeteer/lib/cjs/puppeteer/node/cli.js');
  if (!existsSync(cli)) return false;
  const asRoot = process.getuid?.() === 0 ? ['--install-deps'] : [];
  return run(process.execPath, [cli, 'browsers', 'install', 'chrome-headless-shell', ...asRoot]);
}

export function installChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return;
    throw new Missing(
      `Chromium is missing: CHROMIUM_PATH names "${named}", which is no program; set it to a Chromium or Chrome, or unset it.`,
    );
  }
  if (findChromium()) return;
  if (mayInstallDebianPackages()) {
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (installDebianPackages([name]) && foundAndStarts()) return;
    }
  }
  if (download() && foundAndStarts()) return;
  throw new Missing(
    'Chromium is missing: install Chromium or Google Chrome (on Debian `apt-get install chromium-headless-shell`), or set CHROMIUM_PATH to the program.',
  );
}
