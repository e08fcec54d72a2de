import { caseDueAt, isOverdue } from '../../domain/changes/usage-case';
import { formatLocalDate } from '../../domain/time/local-date';
import { lastDayOf } from '../../domain/time/period';
import type { Instant, Zone } from '../../domain/time/zone';
import { csvCell } from '../../platform/text-files/csv-cell';
import type { CaseRegister, CaseRecord } from '../../reports/changes/case-record';
import type { CaseSettlement } from '../../reports/changes/case-settlement';

/** A case with everything that is known of it. */
export interface ExportedCase {
  record: CaseRecord;
  settlement: CaseSettlement;
}

type Cell = string | number | boolean | null | undefined;
type Columns = Record<string, Cell>;

/**
 * Cases as CSV: a header and a line each. Days are inclusive, times local with offset, registers kWh before the
 * multiplier, đồng with VAT (positive = to be charged, negative = to be paid back); what is not known is an empty cell.
 */
export function* casesCsv(cases: readonly ExportedCase[], zone: Zone, now: Instant): Generator<string> {
  const rows = cases.map((each) => columnsOf(each, zone, now));
  yield `${HEADER.join(',')}\n`;
  for (const row of rows) yield `${HEADER.map((name) => cellOf(row[name])).join(',')}\n`;
}

/** A negative number is none of the texts that a spreadsheet would take for a formula. */
const cellOf = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell) : csvCell(String(cell ?? ''));

const HEADER = [
  ...['case_id', 'usage_point_id', 'customer_code', 'customer_name', 'address', 'network_path', 'route'],
  ...['from', 'to', 'base_kwh', 'kwh', 'change_percent', 'outcome', 'reasons', 'sign_role'],
  ...['state', 'opened_at', 'due_at', 'overdue', 'complaint_at', 'complaint_by', 'complaint_note'],
  ...['meter_serial', 'multiplier', 'start_day', 'start_register_kwh', 'end_day', 'end_register_kwh'],
  ...['first_reader', 'assignee', 're_read_by', 're_read_at', 're_read_register_kwh', 'evidence'],
  ...['finding', 'finding_by', 'finding_note', 'corrected', 'approved_by'],
  ...['closed_at', 'closed_by', 'closed_reason'],
  ...['settlement', 'billed_kwh', 'billed_dong', 'corrected_kwh', 'corrected_dong', 'due_dong'],
] as const;

function columnsOf({ record, settlement }: ExportedCase, zone: Zone, now: Instant): Columns {
  const at = (instant: Instant | undefined): Cell =>
    instant === undefined ? null : localTime(instant, zone);
  return {
    ...placeColumns(record),
    ...figureColumns(record),
    ...stateColumns(record, at, now),
    ...registerColumns(record),
    ...workColumns(record, at),
    ...settlementColumns(settlement),
  };
}

const placeColumns = ({ found, point }: CaseRecord): Columns => ({
  case_id: found.id,
  usage_point_id: found.usagePointId,
  customer_code: point.customerCode,
  customer_name: point.customerName,
  address: point.address,
  network_path: point.networkPath,
  route: found.route,
});

const figureColumns = ({ found }: CaseRecord): Columns => ({
  from: formatLocalDate(found.period.from),
  to: formatLocalDate(lastDayOf(found.period)),
  base_kwh: found.figures.baseKwh,
  kwh: found.figures.currentKwh,
  change_percent: found.figures.changePercent,
  outcome: found.figures.outcome,
  reasons: found.reasons.join(' '),
  sign_role: found.signRole,
});

type At = (instant: Instant | undefined) => Cell;

const stateColumns = ({ found }: CaseRecord, at: At, now: Instant): Columns => ({
  state: found.state,
  opened_at: at(found.openedAt),
  due_at: at(caseDueAt(found)),
  overdue: isOverdue(found, now),
  complaint_at: at(found.complaint?.at),
  complaint_by: found.complaint?.by,
  complaint_note: found.complaint?.note,
});

function registerColumns({ start, end }: CaseRecord): Columns {
  const register = (name: string, each: CaseRegister | null): Columns => ({
    [`${name}_day`]: each && formatLocalDate(each.day),
    [`${name}_register_kwh`]: each?.registerKwh,
  });
  const meter = end ?? start;
  return {
    meter_serial: meter?.serial,
    multiplier: meter?.multiplier,
    ...register('start', start),
    ...register('end', end),
  };
}

const workColumns = ({ found }: CaseRecord, at: At): Columns => ({
  first_reader: found.firstReader,
  assignee: found.assignee,
  re_read_by: found.reRead?.by,
  re_read_at: at(found.reRead?.readAt),
  re_read_register_kwh: found.reRead?.registerKwh,
  evidence: found.reRead?.evidence,
  finding: found.finding?.outcome,
  finding_by: found.finding?.by,
  finding_note: found.finding?.note,
  corrected: found.isCorrected,
  approved_by: found.approvedBy,
  closed_at: at(found.closed?.at),
  closed_by: found.closed?.by,
  closed_reason: found.closed?.reason,
});

const settlementColumns = (settlement: CaseSettlement): Columns =>
  'billed' in settlement
    ? {
        settlement: settlement.kind,
        billed_kwh: settlement.billed.kwh,
        billed_dong: settlement.billed.totalDong,
        corrected_kwh: settlement.corrected.kwh,
        corrected_dong: settlement.corrected.totalDong,
        due_dong: settlement.totalDong,
      }
    : { settlement: settlement.kind };

const two = (value: number): string => String(value).padStart(2, '0');

/** `2025-07-02T08:30+07:00` */
function localTime(instant: Instant, zone: Zone): string {
  const { day, wallMinute } = zone.momentOf(instant);
  const offset = Math.abs(zone.offsetMinutes(instant));
  const sign = zone.offsetMinutes(instant) < 0 ? '-' : '+';
  const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${formatLocalDate(day)}T${clock(wallMinute)}${sign}${clock(offset)}`;
}
