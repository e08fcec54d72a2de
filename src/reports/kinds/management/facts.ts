import type { Severity } from '../../../domain/metering/finding';
import type { ChangesFacts } from '../../changes/changes-facts';
import type { SilentFacts } from '../../coverage/silent-points';
import type { NodeCoverage } from '../../coverage/coverage-facts';
import type { SameSetFacts } from '../../load/same-set';
import type { LoadFacts } from '../../load/load-facts';
import type {
  InterruptionFacts,
  MajorEventFacts,
  NamedExclusionFacts,
  ReliabilityGroupFacts,
  ReliabilitySpanFacts,
  RepeatFeederFacts,
  TargetFacts,
} from '../../reliability/reliability-facts';
import type { WorksFacts } from '../../reliability/works-facts';
import type { ReportFacts } from '../../report-kind';

/** Facts of one week. Days are ISO days, `to` is inclusive. */
export interface ManagementFacts extends ReportFacts {
  kind: 'management';
  /** `2025-W23` */
  week: string;
  from: string;
  to: string;
  load: LoadFacts;
  /** growth of the usage points that both weeks know */
  sameSet: { previous: SameSetFacts; sameLastYear: SameSetFacts };
  reliability: WeekReliabilityFacts;
  works: {
    week: WorksFacts;
    next: WorksFacts;
    /** a maximum is known for some day of the next week */
    nextWeekHasWeather: boolean;
  };
  changes: ChangesFacts;
  findings: FindingFacts[];
  coverage: NodeCoverage[];
  silent: SilentFacts;
  decisions: DecisionFacts[];
}

export interface WeekReliabilityFacts {
  week: ReliabilitySpanFacts;
  previousWeek: ReliabilitySpanFacts;
  sameWeekLastYear: ReliabilitySpanFacts;
  /** from the first of the month of the week's last day to that day */
  monthToDate: ReliabilitySpanFacts;
  yearToDate: ReliabilitySpanFacts;
  yearToDateLastYear: ReliabilitySpanFacts;
  /** last day up to which the log is complete from the week's first day on; null = not even that one */
  logCompleteUntil: string | null;
  /** of the year of the week's last day; null = none given */
  targets: TargetFacts | null;
  /** SAIDI since the new year and the part of the year's target that these days have, whole first, then units with a target */
  againstTarget: { unit: string; saidiMinutes: number; targetMinutes: number; dueMinutes: number }[];
  /** since the new year, and in the week, left out after exclusions by name; the newest first */
  named: NamedExclusionFacts[];
  /** null where five years of log are not there */
  majorEvents: MajorEventFacts | null;
  /** what is odd in the week's log */
  findings: { code: string; interruptionIds: string[] }[];
  /** several unplanned interruptions in the 30 days to the week's end */
  repeatFeeders: RepeatFeederFacts[];
  top: InterruptionFacts[];
  byCause: ReliabilityGroupFacts[];
  byVoltage: ReliabilityGroupFacts[];
  /** SAIDI from 1 January to each Sunday; null where the log is not complete up to it */
  cumulative: {
    to: string;
    beforeExclusions: number | null;
    afterExclusions: number | null;
    lastYear: number | null;
    /** the year's target by its days; null where none is given */
    target: number | null;
  }[];
}

/** What imports have remarked on the readings of the week's days. */
export interface FindingFacts {
  code: string;
  severity: Severity;
  count: number;
  usagePoints: number;
  /** days of the week on which it was found, ascending */
  days: string[];
}

/** What somebody has to decide, found by a rule; `deadline` is the last day for it. */
export type DecisionFacts =
  | {
      rule: 'heat-conflict';
      unit: string;
      works: number;
      customers: number | null;
      maxC: number;
      maxKind: 'observed' | 'forecast';
      firstDay: string;
      deadline: string;
    }
  | { rule: 'short-notice'; unit: string; works: number; firstDay: string; deadline: string }
  | { rule: 'not-restored'; unit: string; interruptions: number; customers: number; deadline: string }
  | {
      rule: 'saidi-ahead';
      unit: string;
      saidiMinutes: number;
      targetMinutes: number;
      dueMinutes: number;
      deadline: string;
    }
  | { rule: 'overdue-cases'; unit: string; cases: number; firstDue: string; deadline: string }
  | { rule: 'low-coverage'; unit: string; ratio: number; limit: number; deadline: string };
