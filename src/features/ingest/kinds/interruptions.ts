import type { Zone } from '../../../domain/time/zone';
import type { InterruptionRecords, InterruptionStep } from '../../../ports/interruption-records';
import { CellError, bad, choiceCell, decimalCell, textCell } from './cells';
import { instantCell } from './local-time';
import type { RecordContext, RecordKind } from './record-kind';

const KINDS = ['planned', 'unplanned'] as const;
const EXTENTS = ['interruption', 'reduction'] as const;
const MS_PER_DAY = 86_400_000;

/** What the checks of the interruption log compare with. */
export interface InterruptionChecks {
  longDays: number;
  exclusionClasses: ReadonlySet<string>;
  isKnownArea(networkPath: string, region: string): boolean;
}

/** The log of supply interruptions; rows sharing an id are steps of restoration. */
export const interruptions = (
  records: InterruptionRecords,
  checks: InterruptionChecks,
): RecordKind<InterruptionStep> => ({
  name: 'interruptions',
  columns: {
    required: ['interruption_id', 'kind', 'start', 'end', 'customers'],
    optional: [
      'step',
      'extent',
      'cause',
      'network_path',
      'region',
      'transformer',
      'feeder',
      'voltage_level',
      'exclusion',
      'reason',
      'note',
      'work_id',
    ],
  },
  parse: (cell, context) => {
    const step: InterruptionStep = {
      interruptionId: textCell('interruption_id', cell('interruption_id')),
      step: cell('step'),
      kind: choiceCell('kind', textCell('kind', cell('kind')), KINDS, 'unplanned'),
      extent: choiceCell('extent', cell('extent'), EXTENTS, 'interruption'),
      ...span(cell, context),
      customers: customersCell(cell('customers'), context),
      cause: cell('cause'),
      networkPath: cell('network_path'),
      region: cell('region'),
      transformer: cell('transformer'),
      feeder: cell('feeder'),
      voltageLevel: cell('voltage_level'),
      exclusion: cell('exclusion'),
      reason: cell('reason'),
      note: cell('note'),
      workId: cell('work_id'),
    };
    remarkOn(step, checks, context);
    return step;
  },
  keyOf: (row) => `${row.interruptionId}\u0000${row.step}`,
  dayOf: (row, zone: Zone) => zone.dayOf(row.start.getTime()),
  save: (rows) => records.saveInterruptions(rows),
});

function span(
  cell: (column: string) => string,
  context: RecordContext,
): Pick<InterruptionStep, 'start' | 'end'> {
  const start = instantCell('start', textCell('start', cell('start')), context.zone);
  const end = cell('end') === '' ? null : instantCell('end', cell('end'), context.zone);
  if (end && end < start) throw new CellError(`end ${cell('end')} is before start ${cell('start')}`);
  if (end && end.getTime() === start.getTime())
    context.remark('zero-duration', 'warning', 'end equals start: counted as momentary');
  if (!end) context.remark('running', 'info', 'no end: counted up to the data cut-off, provisional');
  return { start, end };
}

function customersCell(text: string, context: RecordContext): number | null {
  if (text === '') {
    context.remark('customers-unknown', 'warning', 'customers is empty: listed, never counted as 0');
    return null;
  }
  const customers = decimalCell('customers', text);
  return Number.isInteger(customers) && customers >= 0
    ? customers
    : bad('customers', text, 'is not a whole number of customers');
}

function remarkOn(step: InterruptionStep, checks: InterruptionChecks, context: RecordContext): void {
  const days = step.end ? (step.end.getTime() - step.start.getTime()) / MS_PER_DAY : 0;
  if (days > checks.longDays)
    context.remark(
      'long-interruption',
      'warning',
      `lasts ${days.toFixed(1)} days, more than ${checks.longDays}: used and listed`,
    );
  if (!checks.isKnownArea(step.networkPath, step.region))
    context.remark(
      'unknown-area',
      'warning',
      `region "${step.region}" or network_path "${step.networkPath}" is not known: row kept`,
    );
  if (step.exclusion !== '' && !checks.exclusionClasses.has(step.exclusion))
    context.remark(
      'unknown-exclusion',
      'warning',
      `exclusion "${step.exclusion}" is no configured class: not excluded`,
    );
}
