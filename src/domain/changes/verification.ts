import { timesBase } from './escalation';
import type { UsageChange } from './usage-change';

/** What is known about a flagged period without going there. */
export interface Evidence {
  /** both boundary registers have the quality measured */
  boundariesMeasured: boolean;
  /** and so have all days between */
  daysMeasured: boolean;
  /** findings that stand against its readings */
  openFindings: number;
  /** a register at least one day after closing exists and continues the period */
  laterRegisterFits: boolean;
  /** the customer has complained */
  complaint: boolean;
}

/** Settings of ruling C4 (M: no text says what may be verified from afar). */
export interface VerificationSettings {
  /** false: every flag becomes a field case */
  remoteAllowed: boolean;
  /** from that multiple of the base on somebody goes there */
  fieldRatio: number;
  /** share of the remotely verified that is sent to the field all the same, as a check on the method */
  randomFieldShare: number;
}

export const DEFAULT_VERIFICATION: VerificationSettings = {
  remoteAllowed: true,
  fieldRatio: 3,
  randomFieldShare: 0.01,
};

export type FieldReason =
  | 'complaint'
  | 'to-zero'
  | 'ratio'
  | 'boundary-not-measured'
  | 'day-not-measured'
  | 'finding'
  | 'no-later-register'
  | 'remote-not-allowed'
  | 'random-check';

export type Verification = { kind: 'none' } | { kind: 'remote' } | { kind: 'field'; reasons: FieldReason[] };

export interface VerifiedPeriod {
  usagePointId: string;
  /** last day of the period, ISO */
  closedOn: string;
  currentKwh: number;
  baseKwh: number;
  change: UsageChange;
}

/**
 * Ruling C4: a flag is verified remotely when all evidence is measured and fits; a field case opens when that fails,
 * at ×3, to zero, or on complaint (then without a flag too).
 */
export function verificationOf(
  period: VerifiedPeriod,
  evidence: Evidence,
  settings: VerificationSettings = DEFAULT_VERIFICATION,
): Verification {
  if (!period.change.flagged) {
    return evidence.complaint ? { kind: 'field', reasons: ['complaint'] } : { kind: 'none' };
  }
  const reasons = fieldReasons(period, evidence, settings);
  if (reasons.length > 0) return { kind: 'field', reasons };
  const kept = chanceOf(period.usagePointId, period.closedOn) < settings.randomFieldShare;
  return kept ? { kind: 'field', reasons: ['random-check'] } : { kind: 'remote' };
}

function fieldReasons(
  period: VerifiedPeriod,
  evidence: Evidence,
  settings: VerificationSettings,
): FieldReason[] {
  const checks: [boolean, FieldReason][] = [
    [evidence.complaint, 'complaint'],
    [period.change.outcome === 'to-zero', 'to-zero'],
    [timesBase(period.currentKwh, period.baseKwh, settings.fieldRatio), 'ratio'],
    [!evidence.boundariesMeasured, 'boundary-not-measured'],
    [!evidence.daysMeasured, 'day-not-measured'],
    [evidence.openFindings > 0, 'finding'],
    [!evidence.laterRegisterFits, 'no-later-register'],
    [!settings.remoteAllowed, 'remote-not-allowed'],
  ];
  return checks.filter(([holds]) => holds).map(([, reason]) => reason);
}

/** A number in [0, 1) from point and period (FNV-1a, mixed), the same in every run: nobody can draw until it suits. */
export function chanceOf(usagePointId: string, closedOn: string): number {
  let hash = 0x811c9dc5;
  for (const sign of `${usagePointId}|${closedOn}`) {
    hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
