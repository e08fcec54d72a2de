// A zone with a half-hour offset and summer time that no utility here uses: code that leans on the machine's zone fails.
process.env.TZ = 'America/St_Johns';

const { isInfluxThere } = require('./test/influxdb/find-influxd.cjs');

// Without a server the tests of that store are not collected, and it is said; where they have to run, they fail.
const withInflux = isInfluxThere() || process.env.REQUIRE_INFLUX === '1';
if (!withInflux)
  process.stderr.write(
    'not run, since no InfluxDB 2 was found: test/influxdb. `npm run setup:influxdb` builds one (some minutes, once); ' +
      'INFLUX_URL, INFLUX_ORG and INFLUX_TOKEN name one that is there.\n',
  );

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/architecture/trespasses/',
    ...(withInflux ? [] : ['<rootDir>/test/influxdb/']),
  ],
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.spec.ts'],
  // generous: a busy machine is slow, not wrong
  testTimeout: 120_000,
};
