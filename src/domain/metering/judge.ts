import type { LocalDate } from '../time/local-date';
import type { Severity } from './finding';
import type { MeterSegment } from './meter';
import { type RegisterAt, usageBetween } from './usage';

/** Settings of plausibility (ruling M6). */
export interface PlausibilityRules {
  /** never implausible below this, Wh a day */
  floorWhPerDay: number;
  /** times the highest day of the history */
  factor: number;
  /** days of history that are looked at */
  historyDays: number;
  /** known days of history below which no spike is called */
  minHistoryDays: number;
}
export const DEFAULT_PLAUSIBILITY: PlausibilityRules = {
  floorWhPerDay: 50_000,
  factor: 5,
  historyDays: 60,
  minHistoryDays: 7,
};

/** A doubt or remark about one reading of a sequence. */
export interface Judgement {
  code:
    'rollback' | 'spike' | 'high-usage' | 'strange-serial' | 'exchange-unrecorded' | 'rollover' | 'exchange';
  severity: Severity;
}

/** One register of one usage point over time, ascending by day, one reading a day. */
export type RegisterSequence = RegisterAt[];

const SUSPECT = (code: Judgement['code']): Judgement => ({ code, severity: 'suspect' });

/**
 * True when nothing in the sequence needs a second look: every step is a plain rise below the floor on one meter. Then
 * every reading is good and no history is needed.
 */
export function isPlain(
  sequence: RegisterSequence,
  segments: readonly MeterSegment[],
  rules: PlausibilityRules,
): boolean {
  if (segments.length > 1) return false;
  const multiplier = segments[0]?.multiplier ?? 1;
  for (let i = 1; i < sequence.length; i++) {
    const [before, now] = [sequence[i - 1], sequence[i]];
    if (before.meter !== now.meter) return false;
    const delta = (now.valueWh - before.valueWh) * multiplier;
    if (delta < 0 || delta > rules.floorWhPerDay * (now.day - before.day)) return false;
  }
  const first = sequence.at(0);
  if (!first || segments.length === 0 || first.meter === 0) return true;
  return first.meter === segments[0].ordinal && segments[0].installedDay <= first.day;
}

/**
 * Judges every reading of a sequence by its neighbours in time, whatever the order of their arrival (rulings M5 to M7).
 * Returns one entry per reading, null = nothing to say; severity `suspect` = not to be used.
 */
export function judge(
  sequence: RegisterSequence,
  segments: readonly MeterSegment[],
  rules: PlausibilityRules = DEFAULT_PLAUSIBILITY,
): (Judgement | null)[] {
  return new SequenceJudge(sequence, segments, rules).run();
}

/** The state of one pass: indices of the readings trusted so far, and the known daily usage behind them. */
class SequenceJudge {
  private readonly verdicts: (Judgement | null)[] = [];
  private readonly trusted: number[] = [];

  constructor(
    private readonly sequence: RegisterSequence,
    private readonly segments: readonly MeterSegment[],
    private readonly rules: PlausibilityRules,
  ) {}

  run(): (Judgement | null)[] {
    for (let index = 0; index < this.sequence.length; index++) this.step(index);
    return this.verdicts;
  }

  private step(index: number): void {
    const verdict = this.serialVerdict(index) ?? this.registerVerdict(index);
    this.verdicts[index] = verdict;
    if (verdict?.severity !== 'suspect') this.trusted.push(index);
  }

  /** A serial that has no meter row and that the next reading does not confirm (rulings M2, M5). */
  private serialVerdict(index: number): Judgement | null {
    const { meter } = this.sequence[index];
    const known = this.segments.some((segment) => segment.ordinal === meter);
    const before = this.before();
    if (meter === 0 || known || (this.segments.length === 0 && !before)) return null;
    if (before && (before.meter === meter || (before.meter === 0 && this.segments.length === 0))) return null;
    const next = this.sequence[index + 1];
    return next?.meter === meter
      ? { code: 'exchange-unrecorded', severity: 'warning' }
      : SUSPECT('strange-serial');
  }

  private registerVerdict(index: number): Judgement | null {
    const now = this.sequence[index];
    const before = this.before();
    if (!before) return null;
    const usage = usageBetween(before, now, this.segments);
    if (usage.energyWh === null)
      return usage.gap === 'rollback'
        ? this.rollbackVerdict(index)
        : { code: 'exchange-unrecorded', severity: 'warning' };
    const days = now.day - before.day;
    if (usage.rolledOver && !usage.exchanged)
      return this.isImplausible(usage.energyWh / days, index, 0)
        ? this.rollbackVerdict(index)
        : { code: 'rollover', severity: 'info' };
    if (this.isImplausible(usage.energyWh / days, index, this.rules.minHistoryDays))
      return this.spikeVerdict(index);
    return usage.exchanged ? { code: 'exchange', severity: 'info' } : null;
  }

  /**
   * A counter that fell. If the reading before it lies outside what its own neighbours allow, that one was wrong
   * (ruling M7); if three readings in a row agree with each other, a meter was exchanged and nobody wrote it down.
   */
  private rollbackVerdict(index: number): Judgement | null {
    const [now, next, after] = this.sequence.slice(index, index + 3);
    const before = this.before() as RegisterAt;
    if (next && this.fits(before, next)) return SUSPECT('rollback');
    if (this.previousWasWrong(index)) return null;
    const agree = next && after && this.fits(now, next) && this.fits(next, after);
    return agree ? { code: 'exchange-unrecorded', severity: 'warning' } : SUSPECT('rollback');
  }

  /** Takes back the trust in the reading before, when the one before that and this one agree without it. */
  private previousWasWrong(index: number): boolean {
    if (this.trusted.length < 2) return false;
    const wrong = this.trusted[this.trusted.length - 1];
    const earlier = this.sequence[this.trusted[this.trusted.length - 2]];
    if (!this.fits(earlier, this.sequence[index])) return false;
    this.trusted.pop();
    this.verdicts[wrong] = SUSPECT('spike');
    return true;
  }

  /** A rise beyond the plausible: the next reading confirms it by standing at or above it (ruling M7). */
  private spikeVerdict(index: number): Judgement {
    const next = this.sequence[index + 1];
    const confirmed = next && this.fits(this.sequence[index], next);
    return confirmed ? { code: 'high-usage', severity: 'warning' } : SUSPECT('spike');
  }

  private fits(earlier: RegisterAt, later: RegisterAt): boolean {
    const usage = usageBetween(earlier, later, this.segments);
    return usage.energyWh !== null && !usage.rolledOver;
  }

  /** The last trusted reading before the one that is judged. */
  private before(): RegisterAt | undefined {
    const last = this.trusted.at(-1);
    return last === undefined ? undefined : this.sequence[last];
  }

  private isImplausible(whPerDay: number, index: number, minDays: number): boolean {
    if (whPerDay <= this.rules.floorWhPerDay) return false;
    const { highest, days } = this.history(this.sequence[index].day);
    return days >= minDays && whPerDay > this.rules.factor * highest;
  }

  /** Highest known day and number of known days among the trusted readings of the last `historyDays` days. */
  private history(day: LocalDate): { highest: number; days: number } {
    let [highest, days] = [0, 0];
    for (let i = this.trusted.length - 1; i > 0; i--) {
      const [start, end] = [this.sequence[this.trusted[i - 1]], this.sequence[this.trusted[i]]];
      if (start.day < day - this.rules.historyDays) break;
      const usage = usageBetween(start, end, this.segments);
      if (usage.energyWh === null) continue;
      highest = Math.max(highest, usage.energyWh / (end.day - start.day));
      days += end.day - start.day;
    }
    return { highest, days };
  }
}

/** Delivered energy of one usage point, ascending by day: what lies far above its history is remarked, and used (M17). */
export function judgeEnergy(
  days: readonly { day: LocalDate; valueWh: number }[],
  rules: PlausibilityRules = DEFAULT_PLAUSIBILITY,
): (Judgement | null)[] {
  return days.map(({ day, valueWh }, index) => {
    if (valueWh <= rules.floorWhPerDay) return null;
    const history = days.slice(0, index).filter((each) => each.day >= day - rules.historyDays);
    const highest = Math.max(...history.map((each) => each.valueWh));
    return history.length >= rules.minHistoryDays && valueWh > rules.factor * highest
      ? { code: 'high-usage', severity: 'warning' }
      : null;
  });
}
