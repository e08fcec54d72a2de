// Breaks the pure calculations on purpose, one place at a time, and counts how many breaks the specs notice.
// `npm run mutation` for all of them, `npm run mutation -- --mutate "src/domain/billing/**/!(*.spec|*.fixture).ts"` for
// a folder. docs/mutation.md has the scores, and the breaks that no spec can notice.
export default {
  mutate: ['src/domain/**/*.ts', '!src/domain/**/*.spec.ts', '!src/domain/**/*.fixture.ts'],
  testRunner: 'jest',
  jest: { configFile: 'jest.domain.config.js', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  // a break in a table that is made when the file is loaded would need a new process for each: hours
  ignoreStatic: true,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'var/mutation/report.json' },
  clearTextReporter: { logTests: false, allowColor: false, reportMutants: false },
  concurrency: 2,
  timeoutMS: 10_000,
  thresholds: { high: 90, low: 85, break: 85 },
  tempDirName: 'var/mutation/work',
  ignorePatterns: ['var', 'dist', 'test/golden', 'coverage'],
};
