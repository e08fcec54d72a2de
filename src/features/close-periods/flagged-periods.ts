import {
  type FieldReason,
  type Verification,
  verificationOf,
  type VerificationSettings,
} from '../../domain/changes/verification';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import type { PointContact } from '../../ports/closing-fleet';
import { codeOf, EVIDENCE, type PeriodTable, resultAt, VERIFICATIONS } from '../../ports/period-results';
import type { ToldPeriod } from '../../reports/changes/notices';
import { bandsFor } from '../../domain/changes/bands';
import { usageChange, type UsageChange } from '../../domain/changes/usage-change';

/** A period that the rule has flagged, and how it may be verified. */
export interface FlaggedPeriod extends ToldPeriod {
  change: UsageChange;
  /** why somebody has to go there; empty = nobody has */
  fieldReasons: FieldReason[];
}

export interface VerifyingRules extends VerificationSettings {
  thresholdPercent: number;
  laterRegisterWaitDays: number;
}

/** Rows of one closing day. Decides for every flagged one how it is verified (ruling C4), writes it into the table, and gives the flagged ones. */
export function verifyFlagged(
  table: PeriodTable,
  contacts: ReadonlyMap<number, PointContact>,
  findings: ReadonlyMap<number, number>,
  rules: VerifyingRules,
  today: LocalDate,
): FlaggedPeriod[] {
  const flagged: FlaggedPeriod[] = [];
  const bands = bandsFor(rules.thresholdPercent);
  const closedOn = table.count > 0 ? formatLocalDate(table.until[0] - 1) : '';
  for (let row = 0; row < table.count; row++) {
    const contact = contacts.get(table.key[row]);
    if (table.flagged[row] === 0 || !contact) continue;
    const result = resultAt(table, row);
    const change = usageChange(
      result.current.billedKwh,
      result.previous?.billedKwh ?? null,
      result.reason,
      bands,
    );
    const verification = verify(
      table,
      row,
      { contact, change, closedOn, findings: findings.get(contact.key) ?? 0 },
      rules,
    );
    const isWaiting = waits(verification, result.current.until, rules.laterRegisterWaitDays, today);
    const kind = isWaiting ? 'waiting' : verification.kind === 'field' ? 'field' : 'remote';
    table.verification[row] = codeOf(VERIFICATIONS, kind);
    const reasons = kind === 'field' && verification.kind === 'field' ? verification.reasons : [];
    flagged.push({ result: { ...result, verification: kind }, contact, change, fieldReasons: reasons });
  }
  return flagged;
}

function verify(
  table: PeriodTable,
  row: number,
  known: { contact: PointContact; change: UsageChange; closedOn: string; findings: number },
  rules: VerificationSettings,
): Verification {
  const has = (bit: number): boolean => (table.evidence[row] & bit) !== 0;
  const period = {
    usagePointId: known.contact.usagePointId,
    closedOn: known.closedOn,
    currentKwh: table.billedKwh[row],
    baseKwh: table.previousBilledKwh[row],
    change: known.change,
  };
  const evidence = {
    boundariesMeasured: has(EVIDENCE.boundariesMeasured),
    daysMeasured: has(EVIDENCE.daysMeasured),
    openFindings: known.findings,
    laterRegisterFits: has(EVIDENCE.laterRegisterFits),
    complaint: false,
  };
  return verificationOf(period, evidence, rules);
}

/** A later register cannot be there on the morning after the period: only that missing is waited for, not gone for. */
const waits = (verification: Verification, until: LocalDate, waitDays: number, today: LocalDate): boolean =>
  verification.kind === 'field' &&
  verification.reasons.every((reason) => reason === 'no-later-register') &&
  today <= until + waitDays;
