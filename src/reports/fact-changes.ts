import type { FactChange, ReportFacts } from './report-kind';

/** Facts as JSON with sorted keys, so that equal facts are equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value), null, 2);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** Fields that differ between two makings of the same report without a figure having changed. */
const TIMES = new Set(['generatedAt', 'dataCutOff']);

/** Which figures changed from one edition to the next; times of making are no figures. */
export function factChanges(before: ReportFacts, after: ReportFacts): FactChange[] {
  const changes: FactChange[] = [];
  collect(withoutTimes(before), withoutTimes(after), '', changes);
  return changes;
}

const withoutTimes = (facts: ReportFacts): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !TIMES.has(name)));

function collect(before: unknown, after: unknown, path: string, changes: FactChange[]): void {
  if (isTree(before) && isTree(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      collect(before[key], after[key], path === '' ? key : `${path}.${key}`, changes);
  } else if ((before ?? null) !== (after ?? null))
    changes.push({ path, before: before ?? null, after: after ?? null });
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object';
