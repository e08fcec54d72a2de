import { readMoment } from '../../domain/time/moment-text';
import type { Zone } from '../../domain/time/zone';
import { WORK_STATUSES } from '../../domain/reliability/work';
import type { WorkVersion } from '../../ports/interruption-records';
import type { RowBatch, TableColumns } from '../../ports/meter-files';

export const WORK_COLUMNS: TableColumns = {
  required: ['work_id', 'version', 'status', 'published_at', 'announced_start', 'announced_end'],
  optional: ['network_path', 'region', 'transformer', 'feeder', 'customers', 'reason', 'place', 'note'],
};

/** Rows of a works file that is not imported, and the lines that could not be read. */
export interface WorkRows {
  versions: WorkVersion[];
  rejected: { line: number; reason: string }[];
}

/** Reads the batches of a works file; a version that stands in it twice is rejected with both lines named. */
export async function readWorkRows(batches: AsyncIterable<RowBatch>, zone: Zone): Promise<WorkRows> {
  const found: WorkRows = { versions: [], rejected: [] };
  const lines = new Map<string, number>();
  for await (const batch of batches) {
    found.rejected.push(...batch.rejects.map(({ line, reason }) => ({ line, reason })));
    batch.line.forEach((line, index) => {
      const cell = (column: string): string => batch.columns.get(column)?.[index] ?? '';
      const key = `${cell('work_id')} ${cell('version')}`;
      const row = lines.has(key)
        ? `work_id and version stand in line ${lines.get(key)} already`
        : workVersion(cell, zone);
      if (typeof row === 'string') found.rejected.push({ line, reason: row });
      else found.versions.push(row);
      lines.set(key, lines.get(key) ?? line);
    });
  }
  found.rejected.sort((a, b) => a.line - b.line);
  return found;
}

/** A row, or why it is none. */
function workVersion(cell: (column: string) => string, zone: Zone): WorkVersion | string {
  const empty = ['work_id', 'version'].find((column) => cell(column) === '');
  if (empty) return `${empty} is empty; it must be filled in`;
  const status = WORK_STATUSES.find((each) => each === cell('status'));
  if (!status) return `status "${cell('status')}" is not one of ${WORK_STATUSES.join(', ')}`;
  const customers = cell('customers');
  if (!/^\d{0,9}$/.test(customers)) return `customers "${customers}" is not a whole number`;
  const moments = (['published_at', 'announced_start', 'announced_end'] as const).map((column) =>
    column === 'published_at' && cell(column) === '' ? null : momentOf(column, cell(column), zone),
  );
  const wrong = moments.find((moment) => typeof moment === 'string');
  if (typeof wrong === 'string') return wrong;
  const [publishedAt, announcedStart, announcedEnd] = moments as [Date | null, Date, Date];
  if (announcedEnd <= announcedStart)
    return `announced_end ${cell('announced_end')} is not after announced_start ${cell('announced_start')}`;
  return {
    ...{ workId: cell('work_id'), version: cell('version'), status },
    ...{ publishedAt, announcedStart, announcedEnd },
    ...{ networkPath: cell('network_path'), region: cell('region') },
    ...{ transformer: cell('transformer'), feeder: cell('feeder') },
    customers: customers === '' ? null : Number(customers),
    ...{ reason: cell('reason'), place: cell('place'), note: cell('note') },
  };
}

/** An instant with an offset, or local time of the zone (the first of a doubled hour); else why it is none. */
function momentOf(column: string, text: string, zone: Zone): Date | string {
  const found = readMoment(text, zone);
  if (found.kind === 'instant') return new Date(found.instant);
  return found.kind === 'unreadable'
    ? `${column} "${text}" is not a time like 2025-06-30T13:30 or 2025-06-30T13:30:00+07:00`
    : `${column} "${text}" does not exist: the clock was put forward in ${zone.name}`;
}
