import type { StoredCase } from '../../ports/case-records';
import type { UsagePoint } from '../../ports/usage-point-records';
import type { ReportSources } from '../report-sources';
import { type ComparedPeriods, comparedPeriods } from '../usage/point-periods';

/** A register as its meter shows it, before the multiplier. */
export interface CaseRegister {
  day: number;
  registerKwh: number;
  serial: string;
  multiplier: number;
  estimated: boolean;
}

/** A case with the usage point that it is about, as it stood on the period's last day, and the registers around the period. */
export interface CaseRecord {
  found: StoredCase;
  point: UsagePoint;
  /** at the ends of the period; null where missing, or where the source delivers energy only */
  start: CaseRegister | null;
  end: CaseRegister | null;
  /** the newest good register that is stored, up to ten days after the period */
  latest: CaseRegister | null;
}

export async function caseRecord(sources: ReportSources, found: StoredCase): Promise<CaseRecord> {
  const compared = await comparedPeriods(sources, found.usagePointId, found.period);
  const { start, end } = compared.current;
  return {
    found,
    point: compared.point,
    start: start && registerOf(compared, start),
    end: end && registerOf(compared, end),
    latest: latestOf(compared),
  };
}

type Register = { day: number; valueWh: number; meter: number; estimated?: boolean };

function registerOf({ history }: ComparedPeriods, register: Register): CaseRegister {
  // a reading without a serial belongs to the meter that hung there; a serial may have several stretches
  const segment = history.segments
    .filter(
      ({ ordinal, installedDay }) => installedDay <= register.day && [0, ordinal].includes(register.meter),
    )
    .at(-1);
  return {
    day: register.day,
    registerKwh: register.valueWh / 1000,
    serial: segment?.serial ?? '',
    multiplier: segment?.multiplier ?? 1,
    estimated: register.estimated === true,
  };
}

function latestOf(compared: ComparedPeriods): CaseRegister | null {
  const latest = compared.history.latestRegister();
  return latest && registerOf(compared, latest);
}
