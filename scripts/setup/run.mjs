import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What set-up could not do itself, in one sentence that says exactly what to install. */
export class Missing extends Error {}

/** Messages go to standard error: standard output belongs to the command that set-up precedes. */
export const say = (text) => process.stderr.write(`set-up: ${text}\n`);

/** Runs a program with its output on standard error as progress; true when it ended well. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options });
  return result.status === 0;
}

/** Runs a program silently; true when it ended well. */
export function works(program, args) {
  return spawnSync(program, args, { cwd: ROOT, stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** The npm that started this script, or the one on the path. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** Whether Debian packages can be installed here and now. */
export function mayInstallDebianPackages() {
  return process.getuid?.() === 0 && isDebianLike() && works('apt-get', ['--version']);
}

export function isDebianLike() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

let listsAreFresh = false;

/** Installs Debian packages, all or none; the package lists are fetched once per set-up. */
export function installDebianPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) {
    say('fetching the lists of Debian packages');
    run('apt-get', ['update', '-qq'], { env });
    listsAreFresh = true;
  }
  say(`installing Debian packages: ${names.join(' ')}`);
  return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env });
}

export const inRoot = (...parts) => join(ROOT, ...parts);
