import type { ChangesFacts } from '../../changes/changes-facts';
import { type LaterFact, laterFacts } from '../../later-facts';
import type { SameSetFacts } from '../../load/same-set';
import type { ReliabilitySpanFacts } from '../../reliability/reliability-facts';
import { laterAreaFacts, laterDayFacts } from '../../load/later-load-facts';
import { laterWorksFacts } from '../../reliability/later-works-facts';

const nothing = () => ({ cases: 0, dong: 0 });

/** As where no period closed and there is no case. */
const NO_CHANGES: ChangesFacts = {
  ...{ thresholdPercent: 30, closings: [], whole: null, units: [], previous: null, lastYear: null },
  cases: {
    ...{ opened: 0, closed: 0, open: 0, overdue: 0, outcomes: {}, closedByData: 0 },
    ...{ correctedBeforeBill: 0, correctedAfterBill: 0, charged: nothing(), refunded: nothing() },
    ...{ medianHoursToReRead: null, units: [], oldest: [] },
  },
};

/** A span of which only that it was not filed is known. */
const notKept = ({ to, customersServed }: ReliabilitySpanFacts): ReliabilitySpanFacts => ({
  ...{ from: `${to.slice(0, 8)}01`, to, customersServed, withheld: { reason: 'not-kept' } },
  ...{ beforeExclusions: null, afterExclusions: null, open: [], unknownCustomers: [], reductions: [] },
  excluded: [],
});

const noSameSet = (from: unknown, to: unknown): SameSetFacts => ({
  base: { from: String(from), to: String(to) },
  ...{ points: 0, served: 0, kwh: 0, baseKwh: 0, changePercent: null },
});

/** What weekly reports that were filed earlier do not have. Add a line with each fact that is added. */
export const LATER_FACTS: readonly LaterFact[] = [
  ...['load.whole', 'load.nodes[]', 'load.regions[]'].flatMap(laterAreaFacts),
  ...['load.previousDays[]', 'load.sameLastYearDays[]'].flatMap(laterDayFacts),
  ...['works.week', 'works.next'].flatMap(laterWorksFacts),
  ...laterFacts('reliability', {
    monthToDate: ({ week }) => notKept(week as ReliabilitySpanFacts),
    targets: () => null,
    againstTarget: () => [],
    named: () => [],
    majorEvents: () => null,
    findings: () => [],
    repeatFeeders: () => [],
  }),
  ...laterFacts('reliability.byCause[]', { eventIds: () => [] }),
  ...laterFacts('reliability.byVoltage[]', { eventIds: () => [] }),
  ...laterFacts('reliability.cumulative[]', { target: () => null }),
  ...laterFacts('findings[]', { days: () => [] }),
  ...laterFacts('', {
    sameSet: ({ from, to }) => ({ previous: noSameSet(from, to), sameLastYear: noSameSet(from, to) }),
    silent: () => ({ days: 7, until: null, points: 0, units: [] }),
    changes: () => NO_CHANGES,
  }),
  ...laterFacts('changes.cases', { charged: nothing, refunded: nothing }),
];
