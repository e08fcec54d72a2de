import { Injectable } from '@nestjs/common';
import { openCase, signRoleOf } from '../../domain/changes/case-opening';
import { stepCase } from '../../domain/changes/case-steps';
import { DATA_ACTOR } from '../../domain/changes/usage-case';
import type { FieldReason } from '../../domain/changes/verification';
import type { LocalDate } from '../../domain/time/local-date';
import { type CaseChange, CaseRecords, type StoredCase } from '../../ports/case-records';
import { Clock } from '../../ports/clock';
import { type PeriodResult, type PeriodTable, resultAt } from '../../ports/period-results';
import { SettingsSource } from '../../ports/utility-settings';
import { caseGrounds, figuresOf } from '../../reports/changes/case-grounds';
import { placesByKey } from './changed-rows';
import type { FlaggedPeriod } from './flagged-periods';

/** Opens cases for flags that somebody has to go for, and tells open ones what later data have changed. */
@Injectable()
export class CaseFollowUp {
  constructor(
    private readonly cases: CaseRecords,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
  ) {}

  /** `opened`: keys with a new case; `unsettled`: points whose case goes on, with or without a flag. */
  async follow(
    day: LocalDate,
    table: PeriodTable,
    news: readonly FlaggedPeriod[],
    changed: ReadonlySet<number>,
  ): Promise<{ opened: Int32Array; unsettled: Set<number> }> {
    const there = (await this.cases.ofPeriods(day + 1)).filter(({ key }) => changed.has(key));
    const unsettled = await this.tell(table, there, news);
    const going = news.filter(({ fieldReasons }) => fieldReasons.length > 0);
    const opened = await this.cases.open(going.map((period) => this.caseFor(period)));
    return { opened: Int32Array.from(opened, ({ key }) => key), unsettled };
  }

  private caseFor({ result, contact, fieldReasons }: FlaggedPeriod) {
    const { settings } = this.source;
    const grounds = caseGrounds(result, contact, fieldReasons, settings);
    return {
      key: contact.key,
      ...openCase(grounds, settings.changes.escalation, DATA_ACTOR, this.clock.now().getTime()),
    };
  }

  private async tell(
    table: PeriodTable,
    there: readonly StoredCase[],
    news: readonly FlaggedPeriod[],
  ): Promise<Set<number>> {
    const places = placesByKey(table);
    const reasons = new Map(news.map(({ contact, fieldReasons }) => [contact.key, fieldReasons]));
    const changes = there.flatMap((each): CaseChange[] => {
      const place = places.get(each.key);
      return this.stepOf(
        each,
        place === undefined ? null : resultAt(table, place),
        reasons.get(each.key) ?? [],
      );
    });
    await this.cases.change(changes);
    const settled = new Set(
      changes.filter(({ next }) => next.state === 'closed').map(({ next }) => next.key),
    );
    return new Set(
      there.filter(({ state, key }) => state !== 'closed' && !settled.has(key)).map(({ key }) => key),
    );
  }

  private stepOf(current: StoredCase, result: PeriodResult | null, reasons: FieldReason[]): CaseChange[] {
    // A period that has become unknown, or an estimate, settles nothing: what was doubted still is.
    const flagged = result !== null && (result.flagged || result.outcome === 'not-comparable');
    const figures = result ? figuresOf(result) : { ...current.figures, currentKwh: null };
    const signRole = signRoleOf(figures, this.source.settings.changes.escalation);
    const action = { kind: 'data', flagged, figures, reasons, signRole } as const;
    const step = stepCase(current, action, DATA_ACTOR, this.clock.now().getTime());
    return step.kind === 'done' ? [{ next: { ...current, ...step.next }, event: step.event }] : [];
  }
}
