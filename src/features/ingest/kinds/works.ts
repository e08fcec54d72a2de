import type { InterruptionRecords, WorkVersion } from '../../../ports/interruption-records';
import { CellError, choiceCell, textCell, wholeCell } from './cells';
import { instantCell } from './local-time';
import type { RecordKind } from './record-kind';

const STATUSES = ['draft', 'approved', 'announced', 'postponed', 'cancelled', 'done'] as const;

/** Planned works with every announced version of their window. */
export const works = (records: InterruptionRecords): RecordKind<WorkVersion> => ({
  name: 'works',
  columns: {
    required: ['work_id', 'version', 'status', 'published_at', 'announced_start', 'announced_end'],
    optional: ['network_path', 'region', 'transformer', 'feeder', 'customers', 'reason', 'place', 'note'],
  },
  parse: (cell, context) => {
    const announcedStart = instantCell('announced_start', cell('announced_start'), context.zone);
    const announcedEnd = instantCell('announced_end', cell('announced_end'), context.zone);
    if (announcedEnd <= announcedStart)
      throw new CellError(
        `announced_end ${cell('announced_end')} is not after announced_start ${cell('announced_start')}`,
      );
    return {
      workId: textCell('work_id', cell('work_id')),
      version: textCell('version', cell('version')),
      status: choiceCell('status', textCell('status', cell('status')), STATUSES, 'draft'),
      publishedAt:
        cell('published_at') === '' ? null : instantCell('published_at', cell('published_at'), context.zone),
      announcedStart,
      announcedEnd,
      networkPath: cell('network_path'),
      region: cell('region'),
      transformer: cell('transformer'),
      feeder: cell('feeder'),
      customers: cell('customers') === '' ? null : wholeCell('customers', cell('customers')),
      reason: cell('reason'),
      place: cell('place'),
      note: cell('note'),
    };
  },
  keyOf: (row) => `${row.workId}\u0000${row.version}`,
  dayOf: (row, zone) => zone.dayOf(row.announcedStart.getTime()),
  save: (rows) => records.saveWorks(rows),
});
