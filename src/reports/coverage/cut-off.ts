import type { LocalDate } from '../../domain/time/local-date';
import { formatLocalDate } from '../../domain/time/local-date';
import type { DataCutOff } from '../report-kind';
import type { ReportSources } from '../report-sources';
import { AreaSeries } from './area-series';

/** Days looked at in one go, from the last one back. */
const BLOCK_DAYS = 31;
/** A utility without a complete day for so long has none worth naming. */
const BLOCKS = 12;

/** Up to which import and which complete day the figures go. */
export async function dataCutOff(sources: ReportSources): Promise<DataCutOff> {
  const importedUntil = await sources.imports.lastFinishedAt();
  const complete = await lastCompleteDay(sources);
  return {
    importedUntil: importedUntil?.toISOString() ?? null,
    lastCompleteDay: complete === null ? null : formatLocalDate(complete),
  };
}

/** Complete = every network node that expects readings has at least `completeDay` of them. */
async function lastCompleteDay(sources: ReportSources): Promise<LocalDate | null> {
  const last = await sources.days.lastAggregated();
  if (last === null) return null;
  for (let block = 0; block < BLOCKS; block++) {
    const to = last - block * BLOCK_DAYS;
    const series = await AreaSeries.read(sources, to - BLOCK_DAYS + 1, to);
    const found = lastCompleteIn(series, sources.settings.coverage.completeDay);
    if (found !== null) return found;
  }
  return null;
}

export function lastCompleteIn(series: AreaSeries, completeDay: number): LocalDate | null {
  const lacking = new Set<LocalDate>();
  const seen = new Set<LocalDate>();
  for (const { index, kind } of series.areas) {
    if (kind !== 'network') continue;
    for (const { day, received, expected } of series.daysOf(index)) {
      seen.add(day);
      if (received / expected < completeDay) lacking.add(day);
    }
  }
  const complete = [...seen].filter((day) => !lacking.has(day));
  return complete.length > 0 ? Math.max(...complete) : null;
}
