import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { inRoot, installDebianPackages, mayInstallDebianPackages, Missing, say, works } from './run.mjs';

const { version, module, pkgConfig, oldestGo } = JSON.parse(
  readFileSync(inRoot('scripts/setup/influxd.json'), 'utf8'),
);

/** Outside every checkout: a build takes minutes and is the same for all of them. The tests look there too. */
const FOLDER = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'gridbrief',
  `influxd-${version}`,
);
const PROGRAM = join(FOLDER, 'influxd');

/** Compilers are often installed without being on the path of a plain shell. */
const PATH = [process.env.PATH ?? '', '/usr/local/go/bin', join(homedir(), '.cargo/bin')].join(delimiter);
const PROGRESS_EVERY_MS = 20_000;

const answers = (program, args) => {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, PATH } });
  return status === 0 ? stdout.trim() : null;
};

/** Go's version where it is new enough, or where it fetches the one that a module asks for. */
function goWorks() {
  const numbers = /go(\d+)\.(\d+)/.exec(answers('go', ['version']) ?? '');
  if (!numbers) return false;
  const [major, minor] = numbers.slice(1).map(Number);
  return major > oldestGo[0] || (major === oldestGo[0] && minor >= oldestGo[1]);
}

function lacking() {
  const names = [];
  if (!goWorks()) names.push(`Go ${oldestGo.join('.')} or newer`);
  if (answers('cargo', ['--version']) === null) names.push('Rust with cargo');
  if (answers('cc', ['--version']) === null) names.push('a C compiler');
  return names;
}

function needCompilers() {
  if (lacking().length === 0) return;
  if (mayInstallDebianPackages()) installDebianPackages(['golang-go', 'cargo', 'build-essential']);
  const names = lacking();
  if (names.length === 0) return;
  throw new Missing(
    `InfluxDB cannot be built: ${names.join(', ')} missing. Install what is missing, or an influxd 2.x on the path, or set INFLUX_URL, INFLUX_TOKEN and INFLUX_ORG to a server that is there; then run this again.`,
  );
}

/** Runs one step of the build; its output goes to a file that is shown when it fails. */
async function step(name, log, program, args, options) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  say(name);
  const ticking = setInterval(() => say(`${name}: ${seconds()} …`), PROGRESS_EVERY_MS);
  const { code, output } = await new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (status) => resolve({ code: status, output: text }));
  });
  clearInterval(ticking);
  writeFileSync(log, output, { flag: 'a' });
  if (code === 0) return;
  process.stderr.write(`${output.split('\n').slice(-30).join('\n')}\n`);
  throw new Missing(
    `InfluxDB cannot be built: "${name}" failed after ${seconds()} (see above; all of it in ${log}).`,
  );
}

/** Newer compilers refuse what older sources do; with lints capped they warn. */
const CAP_LINTS = `#!/bin/sh
for argument in "$@"; do case $argument in --cap-lints*) exec "$@" ;; esac; done
exec "$@" --cap-lints warn
`;

/** The library in Rust asks for an old toolchain by name: the installed one does. Debian's cargo knows no toolchains. */
function toolchain() {
  const active = answers('rustup', ['show', 'active-toolchain']);
  return active ? { RUSTUP_TOOLCHAIN: active.split(' ')[0] } : {};
}

async function build() {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, 'build-'));
  const log = join(FOLDER, 'build.log');
  const wrapper = join(folder, 'rustc-wrapper');
  writeFileSync(wrapper, CAP_LINTS);
  chmodSync(wrapper, 0o755);
  writeFileSync(log, '');
  const env = {
    ...process.env,
    ...toolchain(),
    PATH,
    GOBIN: folder,
    PKG_CONFIG: join(folder, 'pkg-config'),
    RUSTC_WRAPPER: wrapper,
  };
  const go = (name, ...args) => step(name, log, 'go', args, { cwd: folder, env });
  try {
    await go('making a module', 'mod', 'init', 'gridbrief-influxd');
    await go(`fetching the sources of InfluxDB ${version}`, 'get', `${module}@v${version}`);
    await go('building its pkg-config', 'install', pkgConfig);
    await go('building influxd (five minutes or so on two cores)', 'build', '-o', 'influxd', module);
    renameSync(join(folder, 'influxd'), PROGRAM);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server for this store's tests: one that is there, or one that is built. Returns what was found, in a sentence. */
export async function provideInfluxDb() {
  if (process.env.INFLUX_URL) return `the server at INFLUX_URL is used; nothing is built`;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'influxd'))
    .find(existsSync);
  if (onPath) return `${onPath} is used; nothing is built`;
  if (existsSync(PROGRAM) && works(PROGRAM, ['version'])) return `${PROGRAM} is there`;
  needCompilers();
  await build();
  if (!works(PROGRAM, ['version'])) throw new Missing(`InfluxDB was built, but ${PROGRAM} does not start.`);
  return `${PROGRAM} is there`;
}
