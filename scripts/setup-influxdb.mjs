#!/usr/bin/env node
// Brings in the InfluxDB 2 that the tests of that store run against, where none is there yet. Safe to repeat.
//   npm run setup:influxdb
import { provideInfluxDb } from './setup/influxdb.mjs';
import { Missing, say } from './setup/run.mjs';

try {
  say(`InfluxDB: ${await provideInfluxDb()}`);
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  say(error.message);
  process.exitCode = 1;
}
