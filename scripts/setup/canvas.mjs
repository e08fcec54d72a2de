import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  installDebianPackages,
  isDebianLike,
  mayInstallDebianPackages,
  Missing,
  npm,
  say,
  works,
} from './run.mjs';

const LIBRARIES = ['libcairo2-dev', 'libpango1.0-dev', 'libjpeg-dev', 'libgif-dev', 'librsvg2-dev'];
const COMPILER = ['build-essential', 'pkg-config', 'python3'];

const canvasWorks = () => works(process.execPath, ['-e', "require('canvas').createCanvas(1, 1)"]);

/** canvas brings a prebuilt binary where one can be downloaded, and is compiled otherwise. */
function rebuild() {
  const env = { ...process.env };
  // Headers that came with Node spare the compiler's set-up a download.
  const prefix = dirname(dirname(process.execPath));
  if (!env.npm_config_nodedir && existsSync(join(prefix, 'include/node/node.h'))) {
    env.npm_config_nodedir = prefix;
  }
  return npm(['rebuild', 'canvas', '--no-ignore-scripts', '--loglevel=error'], { env }) && canvasWorks();
}

export function installCanvas() {
  if (canvasWorks()) return;
  say('making canvas, which draws the charts (up to a minute where it has to be compiled)');
  if (rebuild()) return;
  if (mayInstallDebianPackages() && installDebianPackages([...LIBRARIES, ...COMPILER]) && rebuild()) return;
  throw new Missing(
    isDebianLike()
      ? `canvas is missing: as root, run \`apt-get install ${[...LIBRARIES, ...COMPILER].join(' ')}\`, then run this again.`
      : 'canvas is missing: install a C++ compiler, Python 3, pkg-config, cairo, pango, libjpeg, giflib and librsvg with their headers, then run `npm rebuild canvas`.',
  );
}
