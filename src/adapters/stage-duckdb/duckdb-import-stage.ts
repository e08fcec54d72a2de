import type { Database } from '../../platform/duckdb';
import { ImportStage } from '../../ports/import-stage';
import type { DoubledKey, PlainRows, PlainShape, StagedRows } from '../../ports/import-stage';
import type { PlainTable } from '../../ports/meter-files';
import { RowCollector } from './row-collector';
import { DOUBLED, toDoubledKeys } from './doubled';
import { PLAIN_STAGED, readPlainTable, settlePlainRows } from './plain-table';

const IN_KEY_ORDER = `
  FROM (
    SELECT line, key, day, channel, start_minute, minutes, value_wh, meter, quality FROM staged
    UNION ALL ${PLAIN_STAGED})
  ORDER BY key, channel, day, start_minute, line`;

const ROWS_PER_WRITE = 250_000;
const DOUBLED_PER_WRITE = 50_000;

/** The rows of one file in a database of their own. */
export class DuckDbImportStage extends ImportStage {
  private waiting: StagedRows[] = [];
  private waitingRows = 0;

  constructor(
    private readonly database: Database,
    private readonly remove: () => Promise<void>,
  ) {
    super();
  }

  /** Rows wait in memory until it is worth a transaction: what is staged need not survive. */
  async append(rows: StagedRows): Promise<void> {
    this.waiting.push(copyOf(rows));
    this.waitingRows += rows.count;
    if (this.waitingRows >= ROWS_PER_WRITE) await this.write();
  }

  /** What DuckDB cannot read, for whatever reason, is read line by line by those who can say what is wrong. */
  async takeTable(
    table: PlainTable,
    shape: PlainShape,
    keys: ReadonlyMap<string, number>,
    lastDay: number,
  ): Promise<PlainRows | null> {
    const isRead = await this.database
      .write((session) => readPlainTable(session, table, shape, lastDay))
      .catch(() => false);
    const taken = isRead ? await this.database.write((session) => settlePlainRows(session, keys)) : null;
    if (!taken)
      await this.database.write((session) => session.script('TRUNCATE plain_rows; TRUNCATE known_ids'));
    return taken;
  }

  async *doubled(): AsyncIterable<DoubledKey> {
    for await (const chunk of this.database.stream(DOUBLED)) yield* toDoubledKeys(chunk);
  }

  async *inKeyOrder(chunkRows: number): AsyncIterable<StagedRows> {
    await this.write();
    await this.database.write((session) => session.script('TRUNCATE doubled_keys'));
    const collector = new RowCollector(chunkRows);
    for await (const chunk of this.database.stream(IN_KEY_ORDER)) {
      yield* collector.take(chunk);
      if (collector.doubledCount >= DOUBLED_PER_WRITE) await this.keepDoubled(collector);
    }
    yield* collector.finish();
    await this.keepDoubled(collector);
  }

  async count(): Promise<number> {
    await this.write();
    const sql = `SELECT ((SELECT count(*) FROM staged) + (SELECT count(*) FROM (${PLAIN_STAGED})))::INTEGER AS count`;
    const [{ count }] = await this.database.read((session) => session.rows<{ count: number }>(sql));
    return count;
  }

  async discard(): Promise<void> {
    await this.database.close();
    await this.remove();
  }

  private async keepDoubled(collector: RowCollector): Promise<void> {
    const [columns, count] = collector.takeDoubled();
    await this.database.write((session) => session.append('doubled_keys', columns, count));
  }

  private async write(): Promise<void> {
    const parts = this.waiting;
    this.waiting = [];
    this.waitingRows = 0;
    if (parts.length === 0) return;
    await this.database.write(async (session) => {
      for (const { line, key, day, channel, startMinute, minutes, valueWh, meter, quality, count } of parts) {
        const columns = [line, key, day, channel, startMinute, minutes, valueWh, meter, quality];
        await session.append('staged', columns, count);
      }
    });
  }
}

/** The caller may fill its arrays anew. */
const copyOf = (rows: StagedRows): StagedRows => ({
  count: rows.count,
  line: rows.line.slice(0, rows.count),
  key: rows.key.slice(0, rows.count),
  day: rows.day.slice(0, rows.count),
  channel: rows.channel.slice(0, rows.count),
  startMinute: rows.startMinute.slice(0, rows.count),
  minutes: rows.minutes.slice(0, rows.count),
  valueWh: rows.valueWh.slice(0, rows.count),
  meter: rows.meter.slice(0, rows.count),
  quality: rows.quality.slice(0, rows.count),
});
