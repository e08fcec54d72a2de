#!/usr/bin/env node
// `npm run demo`: sets up, then goes on as the demo in this very process, so that a signal to stop reaches the service.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const setup = spawnSync(process.execPath, [fileURLToPath(new URL('setup.mjs', import.meta.url))], {
  stdio: 'inherit',
});
if (setup.status === 0) {
  process.argv.splice(2, 0, 'demo');
  await import('./gridbrief.mjs');
} else {
  process.exitCode = setup.status ?? 1;
}
