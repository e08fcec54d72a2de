import type { TargetIndex, YearTarget } from '../../ports/reliability-records';
import type { ReportSources } from '../report-sources';
import type { TargetFacts } from './reliability-facts';

/** Targets of a year by network node, empty = the whole utility; null where a node has none. */
export type TargetsOf = (path: string) => TargetFacts | null;

export async function readTargets(sources: ReportSources, year: number): Promise<TargetsOf> {
  const rows = await sources.reliability.targets(year);
  const roots = (await sources.usagePoints.areas()).filter(
    ({ kind, parent }) => kind === 'network' && parent < 0,
  );
  const of = (path: string): TargetFacts | null =>
    factsOf(
      rows.filter(({ networkPath }) => networkPath === path),
      year,
    );
  return (path) => of(path) ?? (path === '' && roots.length === 1 ? of(roots[0].path) : null);
}

function factsOf(rows: readonly YearTarget[], year: number): TargetFacts | null {
  if (rows.length === 0) return null;
  const value = (index: TargetIndex): number | null => rows.find((row) => row.index === index)?.value ?? null;
  return {
    year,
    saidiMinutes: value('saidi'),
    saifi: value('saifi'),
    maifi: value('maifi'),
    caidiMinutes: value('caidi'),
  };
}
