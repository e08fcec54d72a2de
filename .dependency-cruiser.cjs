/*
 * The import rule of the house, as code. Read ARCHITECTURE.md for the picture:
 *
 *   app.module, cli  →  features  →  reports  →  ports  →  domain
 *                       adapters  ────────────→  ports  →  domain
 *                       platform: knows nobody in the house
 *
 * test/architecture runs it over src, and over a small house of trespasses in which each rule must fire.
 * A package resolved through the API may come back as a bare name, hence `(^|/)name(/|$)`.
 */
const SPEC = '\\.spec\\.ts$';
const PACKAGE = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const FEATURE_PACKAGES =
  '(^|/)(@nestjs/(common|schedule|swagger)|class-validator|class-transformer|rxjs)(/|$)';
const VAGUE = '(^|/)(utils?|common|core|helpers?|shared|types)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Rings: who may know whom. */
const rings = [
  rule(
    'domain-knows-nobody',
    'domain is pure calculation',
    { path: '^src/domain/' },
    {
      path: '^src/(?!domain/)',
    },
  ),
  rule(
    'ports-know-only-domain',
    'a port speaks the language of the domain',
    { path: '^src/ports/' },
    {
      path: '^src/(?!(ports|domain)/)',
    },
  ),
  rule(
    'reports-know-only-ports-and-domain',
    'reports ask through ports',
    { path: '^src/reports/' },
    {
      path: '^src/(?!(reports|ports|domain)/)',
    },
  ),
  rule(
    'features-do-not-look-outward',
    'adapters are picked for a feature, never by it',
    { path: '^src/features/' },
    {
      path: '^src/(?!(features|reports|ports|domain|platform)/)',
    },
  ),
  rule(
    'adapters-know-only-ports-and-domain',
    'an adapter serves a port; platform would run in any house, so it may serve adapters',
    { path: '^src/adapters/' },
    {
      path: '^src/(?!(adapters|ports|domain|platform)/)',
    },
  ),
  rule(
    'platform-knows-nobody',
    'platform would run in any house',
    { path: '^src/platform/' },
    {
      path: '^src/(?!platform/)',
    },
  ),
  rule(
    'only-app-module-picks-adapters',
    'one file chooses the adapters, so that one file changes when a choice does',
    { path: '^src/', pathNot: '^src/(adapters/|app\\.module\\.ts$)' },
    { path: '^src/adapters/' },
  ),
  rule(
    'nobody-imports-cli-or-main',
    'entry points start the house; the command line may start the service',
    { path: '^src/', pathNot: '^src/(cli|main)\\.ts$' },
    {
      path: '^src/(cli|main|commands)\\.ts$',
    },
  ),
  rule(
    'only-entry-points-import-app-module',
    'the composition root is the outermost ring',
    { path: '^src/', pathNot: '^src/(cli|main)\\.ts$' },
    { path: '^src/app\\.module\\.ts$' },
  ),
  rule(
    'house-has-no-other-rings',
    'a file belongs to a ring, or is app.module, commands, main or cli',
    {
      path: '^src/',
      pathNot:
        '^src/((domain|ports|reports|features|adapters|platform)/|(app\\.module|commands|main|cli)(\\.spec)?\\.ts$)',
    },
    {},
  ),
];

/** Siblings are strangers. */
const siblings = [
  rule(
    'features-are-strangers',
    'features react through records, never by calls',
    { path: '^src/features/([^/]+)/' },
    {
      path: '^src/features/(?!$1/)',
    },
  ),
  rule(
    'adapters-are-strangers',
    'an adapter can be removed with its folder',
    { path: '^src/adapters/([^/]+)/' },
    {
      path: '^src/adapters/(?!$1/)',
    },
  ),
  rule(
    'report-kinds-are-strangers',
    'a report kind can be removed with its folder',
    { path: '^src/reports/kinds/([^/]+)/' },
    { path: '^src/reports/kinds/(?!$1/)' },
  ),
  rule(
    'report-kinds-do-not-know-the-pipeline',
    'a kind is a plain object; the pipeline and the list of kinds know it, not the other way',
    { path: '^src/reports/kinds/' },
    { path: '^src/reports/(report-pipeline|report-kinds)\\.ts$' },
  ),
  rule(
    'siblings-live-in-folders',
    'a loose file would escape the rule that siblings are strangers',
    { path: '^src/(features|adapters|reports/kinds)/[^/]+\\.ts$' },
    {},
  ),
];

/** What may come from outside. */
const outside = [
  rule(
    'inner-rings-import-no-packages',
    'domain, ports and report kinds import nothing from npm; vendor packages live in adapters, platform and the entry points',
    { path: '^src/(domain|ports|reports)/', pathNot: SPEC },
    { dependencyTypes: PACKAGE },
  ),
  rule(
    'inner-rings-import-no-node',
    'domain, ports and report kinds read no file, no environment, no clock',
    { path: '^src/(domain|ports|reports/kinds)/', pathNot: SPEC },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'features-import-only-nest',
    'features may use Nest, its scheduler and its OpenAPI, class-validator and class-transformer',
    { path: '^src/features/', pathNot: SPEC },
    { dependencyTypes: PACKAGE, pathNot: FEATURE_PACKAGES },
  ),
  rule(
    'no-development-packages-in-the-product',
    'it would be missing where only production packages are installed',
    { path: '^src/', pathNot: SPEC },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)@types/' },
  ),
  rule(
    'every-import-is-declared',
    'package.json names what the code imports',
    { path: '^src/' },
    {
      dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
    },
  ),
  rule(
    'every-import-resolves',
    'an import that leads nowhere is a typing error',
    { path: '^src/' },
    {
      couldNotResolve: true,
    },
  ),
  rule(
    'the-product-knows-no-tests',
    'only specs import from test/',
    { path: '^src/', pathNot: SPEC },
    {
      path: ['^test/', SPEC],
    },
  ),
  rule(
    'specs-know-only-the-test-builders',
    'specs beside code stay small',
    { path: '^src/.*' + SPEC },
    {
      path: '^test/(?!(builders|golden|pdf)/)',
    },
  ),
];

/** Shape. */
const shape = [
  rule('no-cycles', 'a cycle is one module in two files', { path: '^src/' }, { circular: true }),
  rule('no-vague-folders', 'name a thing for what it is', { path: `^src/.*${VAGUE.slice(5)}` }, {}),
  rule(
    'no-imports-from-vague-folders',
    'name a thing for what it is',
    { path: '^src/' },
    {
      path: `^src/.*${VAGUE.slice(5)}`,
    },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...rings, ...siblings, ...outside, ...shape],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
