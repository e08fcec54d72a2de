import type { Zone } from '../../../domain/time/zone';
import type { PlainShape } from '../../../ports/import-stage';
import type { RowBatch, TableColumns, ReadingBatch } from '../../../ports/meter-files';
import { CellError } from './cells';

/** One reading as parsed from a row. Values in Wh, not yet rounded for intervals. */
export interface ParsedReading {
  usagePointId: string;
  meterSerial: string;
  day: number;
  channel: number;
  startMinute: number;
  minutes: number;
  valueWh: number;
  quality: number;
}

export interface ParseContext {
  zone: Zone;
  /** last local day that may carry a reading */
  today: number;
  offTimeHours: number;
  /** remarks on the row at hand */
  remark(code: string, severity: 'info' | 'warning', message: string): void;
  /** true when this local start was met before in the file at the same point (ruling M16: the doubled hour) */
  seenBefore(usagePointId: string, channel: number, wall: string): boolean;
}

/** A table whose rows are readings. `cell` gives the text of a column, empty when absent. */
export interface ReadingKind {
  name: string;
  columns: TableColumns;
  /** rows that may be taken without `parse`, which would read the same from them; null where every row is parsed */
  plain: PlainShape | null;
  /** Throws `CellError` for a row that cannot be stored. */
  parse(cell: (column: string) => string, context: ParseContext): ParsedReading;
}

/** Parses a batch of rows; rows that fail become rejects of the batch. */
export function parseReadings(
  kind: ReadingKind,
  rows: RowBatch,
  base: Omit<ParseContext, 'remark'>,
): ReadingBatch {
  const batch = emptyBatch(rows.rejects);
  const kept: number[] = [];
  batch.rawOf = (index) => rows.raw[kept[index]];
  let row = 0;
  const cell = (column: string): string => rows.columns.get(column)?.[row] ?? '';
  const context: ParseContext = {
    ...base,
    remark: (code, severity, message) =>
      batch.findings.push({ code, severity, line: rows.line[row], message }),
  };
  for (row = 0; row < rows.line.length; row++) {
    try {
      const parsed = kind.parse(cell, context);
      if (parsed.day > base.today)
        throw new CellError(`day is in the future; the last possible day is today`);
      push(batch, parsed, rows.line[row]);
      kept.push(row);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      batch.rejects.push({ line: rows.line[row], reason: error.message, raw: rows.raw[row] });
    }
  }
  return batch;
}

export function emptyBatch(rejects: ReadingBatch['rejects'] = []): ReadingBatch {
  return {
    line: [],
    usagePointId: [],
    meterSerial: [],
    day: [],
    channel: [],
    startMinute: [],
    minutes: [],
    valueWh: [],
    quality: [],
    rawOf: () => '',
    rejects: [...rejects],
    findings: [],
  };
}

function push(batch: ReadingBatch, parsed: ParsedReading, line: number): void {
  batch.line.push(line);
  batch.usagePointId.push(parsed.usagePointId);
  batch.meterSerial.push(parsed.meterSerial);
  batch.day.push(parsed.day);
  batch.channel.push(parsed.channel);
  batch.startMinute.push(parsed.startMinute);
  batch.minutes.push(parsed.minutes);
  batch.valueWh.push(parsed.valueWh);
  batch.quality.push(parsed.quality);
}
