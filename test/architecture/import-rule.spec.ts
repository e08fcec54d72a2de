import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const RULES = join(ROOT, '.dependency-cruiser.cjs');

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** Runs the rules over `src` of a house, in a process of its own: dependency-cruiser is an ES module. */
function violations(house: string): string[] {
  const output = execFileSync(
    process.execPath,
    [CRUISER, 'src', '--config', RULES, '--output-type', 'json'],
    {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  const report = JSON.parse(output) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(report.summary.totalCruised).toBeGreaterThan(0);
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${short(from)} → ${short(to)}`);
}

const short = (path: string): string => path.replace(/^.*node_modules\//, '').replace(/^src\//, '');

function ruleNames(): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const config = require(RULES) as { forbidden: { name: string }[] };
  return config.forbidden.map((rule) => rule.name);
}

describe('the import rule', () => {
  it('holds in this house', () => {
    expect(violations(ROOT)).toEqual([]);
  });

  describe('in the house of trespasses', () => {
    const found = violations(join(__dirname, 'trespasses'));

    it.each(ruleNames())('%s fires', (name) => {
      expect(found.filter((line) => line.startsWith(`${name}: `))).not.toEqual([]);
    });

    it('fires for the trespasses and for nothing else', () => {
      const deliver = 'features/deliver';
      const expected = [
        'adapters-are-strangers: adapters/store-files/borrows.ts → adapters/store-memory/store.ts',
        'adapters-know-only-ports-and-domain: adapters/store-files/knows-a-feature.ts → features/ingest/ingest.service.ts',
        'domain-knows-nobody: domain/asks-a-port.ts → ports/store.ts',
        `every-import-is-declared: ${deliver}/uses-the-undeclared.ts → express/index.js`,
        'every-import-resolves: domain/nowhere.ts → ./not-there',
        `features-are-strangers: ${deliver}/calls-a-sibling.ts → features/ingest/ingest.service.ts`,
        `features-do-not-look-outward: ${deliver}/imports-the-root.ts → app.module.ts`,
        `features-do-not-look-outward: ${deliver}/picks-an-adapter.ts → adapters/store-memory/store.ts`,
        `features-do-not-look-outward: ${deliver}/starts-the-house.ts → main.ts`,
        `features-import-only-nest: ${deliver}/ships-a-test-tool.ts → fast-check/lib/cjs/fast-check.d.ts`,
        `features-import-only-nest: ${deliver}/uses-a-vendor.ts → handlebars/lib/index.js`,
        `features-import-only-nest: ${deliver}/uses-the-undeclared.ts → express/index.js`,
        'house-has-no-other-rings: services/another-ring.ts → domain/tariff.ts',
        'inner-rings-import-no-node: domain/reads-a-file.ts → fs',
        'inner-rings-import-no-packages: domain/uses-a-package-type.ts → handlebars/lib/index.js',
        'inner-rings-import-no-packages: domain/uses-a-package.ts → handlebars/lib/index.js',
        'no-cycles: domain/egg.ts → domain/hen.ts',
        `no-development-packages-in-the-product: ${deliver}/ships-a-test-tool.ts → fast-check/lib/cjs/fast-check.d.ts`,
        'no-imports-from-vague-folders: domain/rounds.ts → domain/utils/round.ts',
        'no-vague-folders: domain/utils/round.ts → domain/tariff.ts',
        `nobody-imports-cli-or-main: ${deliver}/starts-the-house.ts → main.ts`,
        `only-app-module-picks-adapters: ${deliver}/picks-an-adapter.ts → adapters/store-memory/store.ts`,
        `only-entry-points-import-app-module: ${deliver}/imports-the-root.ts → app.module.ts`,
        'platform-knows-nobody: platform/knows-the-house.ts → domain/tariff.ts',
        'ports-know-only-domain: ports/knows-platform.ts → platform/log.ts',
        'report-kinds-are-strangers: reports/kinds/customer/copies-press.ts → reports/kinds/press/query.ts',
        'report-kinds-do-not-know-the-pipeline: reports/kinds/press/runs-itself.ts → reports/report-pipeline.ts',
        'reports-know-only-ports-and-domain: reports/knows-platform.ts → platform/log.ts',
        'siblings-live-in-folders: reports/kinds/loose.ts → ports/store.ts',
        'specs-know-only-the-test-builders: domain/leans-on-a-suite.spec.ts → test/contracts/store.ts',
        'the-product-knows-no-tests: domain/leans-on-a-builder.ts → test/builders/reading.ts',
      ];
      expect([...found].sort()).toEqual(expected);
    });
  });
});
