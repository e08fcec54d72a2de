import { type Coverage, coverage } from '../../domain/metering/finding';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import type { ReportSources } from '../report-sources';
import { ReportRefusal } from '../report-kind';
import { PointHistory } from './point-series';

/** Days of one usage point as the command `usage --json` gives them; missing is null, never zero. */
export interface UsageJson {
  usagePointId: string;
  days: {
    day: string;
    kwh: number | null;
    registerKwh: number | null;
    quality: string;
    findings: string[];
  }[];
  coverage: Coverage;
}

/** Key of a usage point; refuses one that nobody knows. */
export async function keyOfPoint(
  sources: Pick<ReportSources, 'usagePoints'>,
  usagePointId: string,
): Promise<number> {
  const [key] = await sources.usagePoints.keysOf([usagePointId]);
  if (key < 0)
    throw new ReportRefusal(
      'unknown-usage-point',
      `usage point "${usagePointId}" is not known; import it with: import usage-points FILE`,
    );
  return key;
}

export const kwhOf = (wh: number | null): number | null => (wh === null ? null : wh / 1000);

/** Both ends inclusive. */
export async function usageJson(
  sources: ReportSources,
  usagePointId: string,
  from: LocalDate,
  to: LocalDate,
): Promise<UsageJson> {
  const key = await keyOfPoint(sources, usagePointId);
  const history = await PointHistory.load(sources, key, from, to);
  const findings = await sources.imports.findingsOf(key, from, to);
  const days = history.days(from, to).map(({ day, energyWh, registerWh, quality }) => ({
    day: formatLocalDate(day),
    kwh: kwhOf(energyWh),
    registerKwh: kwhOf(registerWh),
    quality,
    findings: findings.filter((finding) => finding.day === day).map(({ code }) => code),
  }));
  const received = days.filter(({ kwh }) => kwh !== null).length;
  return { usagePointId, days, coverage: coverage(received, days.length) };
}
