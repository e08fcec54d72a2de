#!/usr/bin/env node
// Brings in whatever the project needs and the machine lacks. Safe to repeat; nothing missing takes under a second.
//   node scripts/setup.mjs              everything
//   node scripts/setup.mjs --packages   node packages only
import { installCanvas } from './setup/canvas.mjs';
import { installChromium } from './setup/chromium.mjs';
import { installPackages } from './setup/packages.mjs';
import { Missing, say } from './setup/run.mjs';

const OLDEST_NODE = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Missing(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** Goes on after something is missing, so that all of it is told at once; without packages nothing else can be tried. */
function setUp(steps) {
  const missing = [];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      missing.push(error.message);
      if (step === checkNode || step === installPackages) break;
    }
  }
  return missing;
}

const onlyPackages = process.argv.includes('--packages');
const missing = setUp([
  checkNode,
  installPackages,
  ...(onlyPackages ? [] : [installCanvas, installChromium]),
]);
for (const sentence of missing) say(sentence);
process.exitCode = missing.length > 0 ? 1 : 0;
