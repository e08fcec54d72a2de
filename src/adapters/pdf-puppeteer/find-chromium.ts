import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer';
import { PrintError } from '../../ports/pdf-printer';
import places from './chromium-places.json';

const HOW_TO_MEND =
  'install Chromium or Google Chrome (on Debian `apt-get install chromium-headless-shell`), or set CHROMIUM_PATH to the program';

/** The browser named, or the first one found where browsers usually are. Throws `chromium-missing`. */
export function findChromium(named: string | undefined, searchPath: string): string {
  if (named) {
    if (isProgram(named)) return named;
    throw chromiumMissing(`CHROMIUM_PATH names "${named}", which is no program; correct it, or unset it`);
  }
  const found = [...usualPlaces(), ...onSearchPath(searchPath), ...puppeteersOwn()].find(isProgram);
  if (!found) throw chromiumMissing(`no Chromium was found; ${HOW_TO_MEND}`);
  return found;
}

export const chromiumMissing = (message: string, cause?: unknown): PrintError =>
  new PrintError('chromium-missing', message, false, cause);

function onSearchPath(searchPath: string): string[] {
  const folders = searchPath.split(delimiter).filter(Boolean);
  return places.names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** First, since Debian's program on the search path is a shell script that does not pass signals on. */
const usualPlaces = (): string[] => (places.paths as Record<string, string[]>)[process.platform] ?? [];

/** The one in puppeteer's cache, where set-up could download one. */
function puppeteersOwn(): string[] {
  try {
    return [puppeteer.executablePath({ headless: 'shell' })];
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
