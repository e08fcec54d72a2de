// A zone with a half-hour offset and summer time that no utility here uses: code that leans on the machine's zone fails.
process.env.TZ = 'America/St_Johns';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/architecture/trespasses/'],
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.spec.ts'],
  // generous: a busy machine is slow, not wrong
  testTimeout: 120_000,
};
