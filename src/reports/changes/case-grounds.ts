import { type CaseGrounds } from '../../domain/changes/case-opening';
import { billIssueDay, type CaseFigures } from '../../domain/changes/usage-case';
import type { FieldReason } from '../../domain/changes/verification';
import { Zone } from '../../domain/time/zone';
import type { PointContact } from '../../ports/closing-fleet';
import type { PeriodResult } from '../../ports/period-results';
import type { UtilitySettings } from '../../ports/utility-settings';

/** What a case says of its period. */
export const figuresOf = (result: PeriodResult): CaseFigures => ({
  currentKwh: result.current.billedKwh,
  baseKwh: result.previous?.billedKwh ?? null,
  changePercent: result.changePercent,
  outcome: result.outcome,
});

/** A case about a closed period: its bill is due at the end of the day of issue. */
export function caseGrounds(
  result: PeriodResult,
  contact: PointContact,
  reasons: FieldReason[],
  settings: Pick<UtilitySettings, 'timeZone' | 'billing'>,
): CaseGrounds {
  const { from, until } = result.current;
  const issued = billIssueDay({ from, until }, settings.billing.invoiceDelayDays);
  return {
    usagePointId: contact.usagePointId,
    period: { from, until },
    route: [contact.feeder, contact.transformer].filter(Boolean).join('/'),
    reasons,
    figures: figuresOf(result),
    billDueAt: new Zone(settings.timeZone).startOfDay(issued + 1),
  };
}
