import type { Database } from '../../platform/duckdb';
import { ImportStage } from '../../ports/import-stage';
import type { DoubledKey, StagedRows } from '../../ports/import-stage';
import { RowCollector } from './row-collector';
import { DOUBLED, DOUBLED_KEYS, toDoubledKeys } from './doubled';

const IN_KEY_ORDER = `
  SELECT line, key, day, channel, start_minute, minutes, value_wh, meter, quality FROM staged
  ORDER BY key, channel, day, start_minute, line`;

/** The rows of one file in a database of their own. */
export class DuckDbImportStage extends ImportStage {
  constructor(
    private readonly database: Database,
    private readonly remove: () => Promise<void>,
  ) {
    super();
  }

  async append(rows: StagedRows): Promise<void> {
    const { line, key, day, channel, startMinute, minutes, valueWh, meter, quality } = rows;
    const columns = [line, key, day, channel, startMinute, minutes, valueWh, meter, quality];
    await this.database.write((session) => session.append('staged', columns, rows.count));
  }

  async *doubled(): AsyncIterable<DoubledKey> {
    await this.database.write((session) => session.run(DOUBLED_KEYS));
    for await (const chunk of this.database.stream(DOUBLED)) yield* toDoubledKeys(chunk);
  }

  async *inKeyOrder(chunkRows: number): AsyncIterable<StagedRows> {
    const collector = new RowCollector(chunkRows);
    for await (const chunk of this.database.stream(IN_KEY_ORDER)) yield* collector.take(chunk);
    yield* collector.finish();
  }

  async count(): Promise<number> {
    const sql = 'SELECT count(*)::INTEGER AS count FROM staged';
    const [{ count }] = await this.database.read((session) => session.rows<{ count: number }>(sql));
    return count;
  }

  async discard(): Promise<void> {
    await this.database.close();
    await this.remove();
  }
}
