import { emptyRows } from '../../domain/metering/reading';
import { formatLocalDate } from '../../domain/time/local-date';
import type { ImportRecords, ParkedRow } from '../../ports/import-records';
import type { DoubledKey, ImportStage, StagedRows } from '../../ports/import-stage';
import type { ReadingBatch } from '../../ports/meter-files';
import type { UsagePointRecords } from '../../ports/usage-point-records';
import type { ImportRun } from './import-run';

/** Kind under which readings of unknown usage points wait. */
export const PARKED_READING = 'reading';

/** Puts batches of readings on the stage: keys for ids, ordinals for serials; unknown points are parked and rejected. */
export class Staging {
  private readonly ordinals = new Map<string, number>();

  constructor(
    private readonly run: ImportRun,
    private readonly stage: ImportStage,
    private readonly keys: ReadonlyMap<string, number>,
    private readonly records: UsagePointRecords,
    private readonly imports: ImportRecords,
    private readonly today: number,
  ) {}

  async take(batch: ReadingBatch): Promise<void> {
    for (const reject of batch.rejects) await this.run.reject(reject);
    for (const { code, severity, line, message } of batch.findings)
      this.run.tally.find(code, severity, line, message);
    const known = await this.knownRows(batch);
    await this.learnSerials(batch, known);
    await this.stage.append(this.toRows(batch, known));
  }

  private async knownRows(batch: ReadingBatch): Promise<number[]> {
    const known: number[] = [];
    const parked: ParkedRow[] = [];
    for (let i = 0; i < batch.line.length; i++) {
      if (batch.day[i] > this.today) await this.rejectFuture(batch, i);
      else if (this.keys.has(batch.usagePointId[i])) known.push(i);
      else {
        parked.push(toParked(batch, i));
        await this.run.reject({
          line: batch.line[i],
          reason: unknownPoint(batch.usagePointId[i]),
          raw: batch.rawOf(i),
        });
      }
    }
    if (parked.length > 0) await this.imports.park(parked, this.run.startedAt);
    return known;
  }

  private rejectFuture(batch: ReadingBatch, i: number): Promise<void> {
    const reason = `day ${formatLocalDate(batch.day[i])} is in the future; the last possible day is today`;
    return this.run.reject({ line: batch.line[i], reason, raw: batch.rawOf(i) });
  }

  private async learnSerials(batch: ReadingBatch, known: number[]): Promise<void> {
    const unseen = new Map<string, { key: number; serial: string }>();
    for (const i of known) {
      const serial = batch.meterSerial[i];
      if (serial === '') continue;
      const key = this.keys.get(batch.usagePointId[i])!;
      const id = `${key}/${serial}`;
      if (!this.ordinals.has(id)) unseen.set(id, { key, serial });
    }
    if (unseen.size === 0) return;
    const found = await this.records.meterOrdinals([...unseen.values()]);
    [...unseen.keys()].forEach((id, index) => this.ordinals.set(id, found[index]));
  }

  private toRows(batch: ReadingBatch, known: number[]): StagedRows {
    const rows: StagedRows = {
      ...emptyRows(known.length),
      line: new Int32Array(known.length),
      startMinute: new Int16Array(known.length),
      minutes: new Int16Array(known.length),
    };
    known.forEach((from, to) => {
      const key = this.keys.get(batch.usagePointId[from])!;
      const serial = batch.meterSerial[from];
      rows.key[to] = key;
      rows.day[to] = batch.day[from];
      rows.channel[to] = batch.channel[from];
      rows.valueWh[to] = batch.valueWh[from];
      rows.quality[to] = batch.quality[from];
      rows.line[to] = batch.line[from];
      rows.startMinute[to] = batch.startMinute[from];
      rows.minutes[to] = batch.minutes[from];
      rows.meter[to] = serial === '' ? 0 : this.ordinals.get(`${key}/${serial}`)!;
      this.run.tally.span(batch.day[from]);
    });
    return rows;
  }
}

const unknownPoint = (id: string): string =>
  `usage_point_id "${id}" is not known; the row waits and is taken up when the usage point is imported`;

function toParked(batch: ReadingBatch, i: number): ParkedRow {
  return {
    kind: PARKED_READING,
    usagePointId: batch.usagePointId[i],
    fields: {
      meterSerial: batch.meterSerial[i],
      day: String(batch.day[i]),
      channel: String(batch.channel[i]),
      startMinute: String(batch.startMinute[i]),
      minutes: String(batch.minutes[i]),
      valueWh: String(batch.valueWh[i]),
      quality: String(batch.quality[i]),
    },
  };
}

/** Parked rows as a batch again; lines are numbered from 1. */
export function fromParked(rows: ParkedRow[]): ReadingBatch {
  const numbers = (name: string): number[] => rows.map(({ fields }) => Number(fields[name]));
  return {
    line: rows.map((_, index) => index + 1),
    usagePointId: rows.map(({ usagePointId }) => usagePointId),
    meterSerial: rows.map(({ fields }) => fields.meterSerial),
    day: numbers('day'),
    channel: numbers('channel'),
    startMinute: numbers('startMinute'),
    minutes: numbers('minutes'),
    valueWh: numbers('valueWh'),
    quality: numbers('quality'),
    rawOf: (index) => JSON.stringify(rows[index]),
    rejects: [],
    findings: [],
  };
}

/** Rows of one key in one file: equal ones count once, differing ones are all rejected, naming each other (ruling M18). */
export async function settleDoubled(run: ImportRun, stage: ImportStage): Promise<void> {
  for await (const doubled of stage.doubled())
    if (doubled.equal) {
      run.tally.unchanged += doubled.count - 1;
      run.tally.find(
        'doubled-row',
        'info',
        doubled.lines[1],
        'the same row stands in the file more than once',
        doubled.count - 1,
      );
    } else rejectDoubled(run, doubled);
}

function rejectDoubled(run: ImportRun, doubled: DoubledKey): void {
  const shown = doubled.lines.join(', ') + (doubled.count > doubled.lines.length ? ', …' : '');
  const reason = `lines ${shown} give different values for one usage point and time; keep the right one`;
  for (const line of doubled.lines) run.rejectLine(line, reason);
  const rest = doubled.count - doubled.lines.length;
  if (rest > 0) run.tally.reject(doubled.lines[0], reason, rest);
}
