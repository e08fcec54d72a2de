import { nodeAt, reliabilityBy, type GroupBy } from './groups';
import { day, outage, request } from './reliability.fixture';

const steps = [
  outage('2025-05-20 08:00', 60, 100, { region: 'north', cause: 'storm', networkPath: 'EVN/PC A/Team 1' }),
  outage('2025-06-02 08:00', 60, 200, {
    region: 'south',
    cause: 'tree',
    networkPath: 'EVN/PC B',
    transformer: 'T',
  }),
  outage('2025-06-02 08:30', 60, 200, {
    region: 'south',
    cause: 'storm',
    networkPath: 'EVN/PC B',
    transformer: 'T',
  }),
  outage('2025-06-03 08:00', 60, 300, { region: null, cause: null, networkPath: null }),
  outage('2025-01-03 08:00', 60, 300, { region: 'past', cause: 'past' }),
];
const period = { from: day('2025-05-01'), until: day('2025-07-01') };
const minutes = (by: GroupBy, level?: number) =>
  reliabilityBy(request(steps, { period }), by, undefined, level).map(({ key, basis, reliability }) => [
    key,
    basis,
    reliability.kind === 'indices' && reliability.beforeExclusions.all.customerMinutes,
  ]);

test('the node of a path at a depth', () => {
  expect(nodeAt('EVN/PC A/Team 1', 2)).toBe('EVN/PC A');
  expect(nodeAt('EVN', 2)).toBe('EVN');
});

test.each<[GroupBy, unknown[]]>([
  [
    'region',
    [
      ['north', 'contribution', 6000],
      ['south', 'contribution', 18_000],
      [null, 'contribution', 18_000],
    ],
  ],
  [
    'cause',
    [
      ['storm', 'contribution', 12_000],
      ['tree', 'contribution', 12_000],
      [null, 'contribution', 18_000],
    ],
  ],
  [
    'network',
    [
      ['EVN/PC A', 'contribution', 6000],
      ['EVN/PC B', 'contribution', 18_000],
      [null, 'contribution', 18_000],
    ],
  ],
  [
    'month',
    [
      ['2025-05', 'own', 6000],
      ['2025-06', 'own', 36_000],
    ],
  ],
])('by %s the contributions add up to the whole, overlaps counted once', (by, expected) => {
  expect(minutes(by)).toEqual(expected);
});

test('by network at another depth', () => {
  expect(minutes('network', 3).map(([key]) => key)).toEqual(['EVN/PC A/Team 1', 'EVN/PC B', null]);
});

test('a node whose customers are given has its own index (ruling L5)', () => {
  const groups = reliabilityBy(request(steps, { period }), 'region', (key) =>
    key === 'north' ? 1000 : null,
  );
  expect(groups[0]).toMatchObject({ key: 'north', basis: 'own', reliability: { customersServed: 1000 } });
  expect(groups[0].reliability).toMatchObject({ beforeExclusions: { all: { saidiMinutes: 6 } } });
  expect(groups[1]).toMatchObject({
    key: 'south',
    basis: 'contribution',
    reliability: { customersServed: 10_000 },
  });
});

test('after exclusions each group keeps its own', () => {
  const excluded = steps.map((step) =>
    step.region === 'south' ? { ...step, exclusion: 'force-majeure' } : step,
  );
  const groups = reliabilityBy(request(excluded, { period }), 'region');
  const after = groups.map(
    ({ reliability }) => reliability.kind === 'indices' && reliability.afterExclusions.all.events,
  );
  expect(after).toEqual([1, 0, 1]);
});

test('only for every month of the period', () => {
  const mayOnly = (_key: string, month: number) => (month === 2025 * 12 + 4 ? 1000 : null);
  expect(reliabilityBy(request(steps, { period }), 'region', mayOnly)[0].basis).toBe('contribution');
});

test('a month without its log is withheld, the others are not', () => {
  const covered = [{ from: day('2025-05-01'), until: day('2025-06-01') }];
  const groups = reliabilityBy(request(steps, { period, covered }), 'month');
  expect(groups.map(({ key, reliability }) => [key, reliability.kind])).toEqual([
    ['2025-05', 'indices'],
    ['2025-06', 'withheld'],
  ]);
});

test('months are cut to the period', () => {
  const short = { from: day('2025-05-21'), until: day('2025-06-03') };
  const groups = reliabilityBy(request(steps, { period: short }), 'month');
  expect(
    groups.map(
      ({ reliability }) => reliability.kind === 'indices' && reliability.beforeExclusions.all.events,
    ),
  ).toEqual([0, 2]);
});

test('the order of the groups is that of their names, not of the rows', () => {
  const reversed = reliabilityBy(request([...steps].reverse(), { period }), 'region');
  expect(reversed.map(({ key }) => key)).toEqual(['north', 'south', null]);
});

test('what is not placed has no customers of its own', () => {
  const groups = reliabilityBy(request(steps, { period }), 'region', () => 1000);
  expect(groups.map(({ key, basis }) => [key, basis])).toEqual([
    ['north', 'own'],
    ['south', 'own'],
    [null, 'contribution'],
  ]);
});

test('each group names its own running, unknown and excluded interruptions', () => {
  const named = [
    outage('2025-06-02 08:00', null, 100, { interruptionId: 'R', region: 'north' }),
    outage('2025-06-03 08:00', 60, null, { interruptionId: 'U', region: 'south' }),
    outage('2025-06-04 08:00', 60, 100, { interruptionId: 'F', exclusion: 'force-majeure' }),
  ];
  const groups = reliabilityBy(request(named, { period }), 'region');
  const notes = groups.map(({ reliability }) => [
    reliability.open,
    reliability.unknownCustomers,
    reliability.excluded.map(({ interruptionId }) => interruptionId),
  ]);
  expect(notes).toEqual([
    [['R'], [], []],
    [[], ['U'], []],
    [[], [], ['F']],
  ]);
});
