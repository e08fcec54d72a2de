#!/usr/bin/env node
// Builds when a source is newer than the last build, then becomes the command line: same process, same arguments.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { inRoot, ROOT, run, say } from './setup/run.mjs';

const CLI = inRoot('dist/cli.js');
const STAMP = inRoot('dist/.built');
const LOCK = inRoot('node_modules/.gridbrief-build');
const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json'];
/** A build takes some ten seconds; a lock older than this was left by one that died. */
const LOCK_STALE_MS = 180_000;

function newest(folder) {
  let latest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) latest = Math.max(latest, newest(path));
    else if (!entry.name.endsWith('.spec.ts')) latest = Math.max(latest, statSync(path).mtimeMs);
  }
  return latest;
}

function isBuilt() {
  if (!existsSync(STAMP) || !existsSync(CLI)) return false;
  const sources = Math.max(
    newest(inRoot('src')),
    ...CONFIGURATION.map((name) => statSync(inRoot(name)).mtimeMs),
  );
  return statSync(STAMP).mtimeMs > sources;
}

function takeLock() {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const age = existsSync(LOCK) ? Date.now() - statSync(LOCK).mtimeMs : 0;
    if (age > LOCK_STALE_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

function build() {
  if (!existsSync(inRoot('node_modules'))) {
    throw new Error('cannot start: node packages are missing; run `npm run setup` first');
  }
  while (!takeLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    if (isBuilt()) return;
    say('building');
    const started = new Date();
    if (!run(process.execPath, [inRoot('node_modules/@nestjs/cli/bin/nest.js'), 'build'])) {
      throw new Error('cannot start: the build failed (see above)');
    }
    writeFileSync(STAMP, '');
    // A source changed while the build ran is newer than the moment the build began, and is built next time.
    utimesSync(STAMP, started, started);
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

/** npm starts scripts in the project's folder; a path on the command line is meant from where the user stands. */
function goWhereTheUserStands() {
  const byNpm = ['gridbrief', 'demo'].includes(process.env.npm_lifecycle_event);
  if (byNpm && process.cwd() === ROOT && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
}

try {
  if (!isBuilt()) build();
  goWhereTheUserStands();
  process.argv[1] = CLI;
  Module.runMain(CLI);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
