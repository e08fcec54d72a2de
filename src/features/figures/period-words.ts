import { formatLocalDate, parseLocalDate } from '../../domain/time/local-date';
import type { PeriodBasis, PeriodGap } from '../../domain/metering/period';

const BASES: Record<PeriodBasis, string> = {
  registers: 'from registers',
  'summed-days': 'sum of its days',
  estimated: 'a register at an end is estimated',
};

const GAPS: Record<PeriodGap, string> = {
  'start-missing': 'no register at the start',
  'end-missing': 'no register at the end',
  'days-missing': 'days are missing',
  rollback: 'the register goes back',
  'exchange-unrecorded': 'a meter was exchanged that no meter row tells of',
  'meter-unknown': 'the meter is not known',
};

/** How the energy of a period was found, or why it was not. */
export const basisWords = (basis: PeriodBasis | null, gap: PeriodGap | null): string =>
  basis ? BASES[basis] : gap ? `not known: ${GAPS[gap]}` : 'not known';

/** `2025-06-01 to 2025-06-30`: printed days are inclusive, `until` is not. */
export const spanWords = ({ from, until }: { from: string; until: string }): string =>
  `${from} to ${formatLocalDate(parseLocalDate(until)! - 1)}`;
