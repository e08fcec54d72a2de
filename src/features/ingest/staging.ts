import { emptyRows } from '../../domain/metering/reading';
import { formatLocalDate } from '../../domain/time/local-date';
import type { ImportRecords, ParkedRow } from '../../ports/import-records';
import type { ImportStage, StagedRows } from '../../ports/import-stage';
import type { ReadingBatch } from '../../ports/meter-files';
import type { UsagePointRecords } from '../../ports/usage-point-records';
import type { ImportRun } from './import-run';
import { toParked } from './parked-readings';

/** Rows gathered before they go on the stage: each append has a price of its own. */
const ROWS_PER_APPEND = 32_768;

/** Rows of a batch whose usage points are known: their indices, and the keys at the same places. */
interface KnownRows {
  index: number[];
  key: number[];
}

/** Puts batches of readings on the stage: keys for ids, ordinals for serials; unknown points are parked and rejected. */
export class Staging {
  private readonly ordinals = new Map<string, number>();
  private readonly rows: StagedRows = { ...stagedRows(ROWS_PER_APPEND), count: 0 };

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
    for (let i = 0; i < known.index.length; i++) {
      this.place(batch, known.index[i], known.key[i]);
      if (this.rows.count === ROWS_PER_APPEND) await this.flush();
    }
  }

  /** Once every batch was taken. */
  finish(): Promise<void> {
    return this.flush();
  }

  private async flush(): Promise<void> {
    if (this.rows.count === 0) return;
    await this.stage.append(this.rows);
    this.rows.count = 0;
  }

  private async knownRows(batch: ReadingBatch): Promise<KnownRows> {
    const known: KnownRows = { index: [], key: [] };
    const parked: ParkedRow[] = [];
    for (let i = 0; i < batch.line.length; i++) {
      const key = this.keys.get(batch.usagePointId[i]);
      if (batch.day[i] > this.today) await this.rejectFuture(batch, i);
      else if (key !== undefined) {
        known.index.push(i);
        known.key.push(key);
      } else {
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

  private async learnSerials(batch: ReadingBatch, known: KnownRows): Promise<void> {
    const unseen = new Map<string, { key: number; serial: string }>();
    known.index.forEach((i, position) => {
      const serial = batch.meterSerial[i];
      if (serial === '') return;
      const key = known.key[position];
      const id = `${key}/${serial}`;
      if (!this.ordinals.has(id)) unseen.set(id, { key, serial });
    });
    if (unseen.size === 0) return;
    const found = await this.records.meterOrdinals([...unseen.values()]);
    [...unseen.keys()].forEach((id, index) => this.ordinals.set(id, found[index]));
  }

  private place(batch: ReadingBatch, from: number, key: number): void {
    const { rows } = this;
    const to = rows.count++;
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
  }
}

const stagedRows = (count: number): StagedRows => ({
  ...emptyRows(count),
  line: new Int32Array(count),
  startMinute: new Int16Array(count),
  minutes: new Int16Array(count),
});

const unknownPoint = (id: string): string =>
  `usage_point_id "${id}" is not known; the row waits and is taken up when the usage point is imported`;
