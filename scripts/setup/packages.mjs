import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot, Missing, npm, say } from './run.mjs';

const LOCK = inRoot('package-lock.json');
const STAMP = inRoot('node_modules/.gridbrief-setup');

const fingerprint = () =>
  createHash('sha256')
    .update(readFileSync(LOCK))
    .update(readFileSync(inRoot('package.json')))
    .digest('hex');

/** True when node_modules was installed from the present package-lock.json. */
export const packagesAreThere = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();

/**
 * `npm install`, not `npm ci`: a lock made where the registry lacks other platforms' binaries does not list them,
 * and npm 11's `ci` then refuses its own lock. `--no-save` leaves the lock as it is in the checkout.
 * Install scripts are left out here: the only one that is needed, canvas's, is run by canvas.mjs, where its
 * failure can be mended.
 */
export function installPackages() {
  if (packagesAreThere()) return;
  say('installing node packages (a minute or two the first time)');
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!npm(args)) {
    throw new Missing(
      'Node packages are missing: `npm install --ignore-scripts` failed (see above); check the network or the npm registry setting and run it again.',
    );
  }
  writeFileSync(STAMP, fingerprint());
}
