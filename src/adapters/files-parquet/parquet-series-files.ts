import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CHANNELS, emptyRows, type ReadingRows } from '../../domain/metering/reading';
import { chunksOf, type Column, column, Database, gather, IN_MEMORY, lists } from '../../platform/duckdb';
import { messageOf, Problem } from '../../platform/errors/problem';
import type { AreaDay, IntervalDay } from '../../ports/reading-store';
import { SeriesFiles } from '../../ports/series-files';

const TABLES = `
  CREATE TABLE readings (
    key INTEGER, day INTEGER, channel UTINYINT, value_wh DOUBLE, meter UTINYINT, quality UTINYINT);
  CREATE TABLE interval_days (
    key INTEGER, day INTEGER, channel UTINYINT, minutes SMALLINT, value_wh DOUBLE[], quality UTINYINT[]);
  CREATE TABLE area_days (
    area INTEGER, day INTEGER, measured_wh DOUBLE, estimated_wh DOUBLE, received INTEGER, expected INTEGER);
`;

const CHANNEL_NAMES = `[${CHANNELS.map((name) => `'${name}'`).join(', ')}]`;
const DATE = `DATE '1970-01-01' + day AS day`;
const DAY = `(day - DATE '1970-01-01')::INTEGER`;
const CHANNEL = `(list_position(${CHANNEL_NAMES}, channel) - 1)::UTINYINT`;

/** What stands in the files: days as dates, channels by name; what is not received in a list of intervals is NULL. */
const WRITTEN = {
  readings: `SELECT key, ${DATE}, ${CHANNEL_NAMES}[channel + 1] AS channel, value_wh::BIGINT AS value_wh, meter, quality
    FROM readings`,
  interval_days: `SELECT key, ${DATE}, ${CHANNEL_NAMES}[channel + 1] AS channel, minutes,
    list_transform(value_wh, lambda wh: CASE WHEN isnan(wh) THEN NULL ELSE wh::BIGINT END) AS value_wh, quality
    FROM interval_days`,
  area_days: `SELECT area, ${DATE}, measured_wh, estimated_wh, received, expected FROM area_days`,
};

const READ = {
  readings: `SELECT key, ${DAY}, ${CHANNEL}, value_wh::DOUBLE, meter, quality FROM read_parquet($1)`,
  interval_days: `SELECT key, ${DAY}, ${CHANNEL}, minutes,
    list_transform(value_wh, lambda wh: coalesce(wh::DOUBLE, 'NaN'::DOUBLE)), quality FROM read_parquet($1)`,
  area_days: `SELECT area, ${DAY} AS day, measured_wh AS "measuredWh", estimated_wh AS "estimatedWh", received, expected
    FROM read_parquet($1)`,
};

/** Series as Parquet, written and read by DuckDB. */
export class ParquetSeriesFiles extends SeriesFiles {
  readonly extension = '.parquet';
  private database: Promise<Database> | null = null;

  writeReadings(path: string, rows: ReadingRows): Promise<void> {
    const { key, day, channel, valueWh, meter, quality, count } = rows;
    return this.write('readings', path, [key, day, channel, valueWh, meter, quality], count);
  }

  async readReadings(path: string): Promise<ReadingRows> {
    return this.read(path, async (database) => {
      const result = await database.read((session) => session.run(READ.readings, path));
      const rows = emptyRows(result.rowCount);
      gather(result, [rows.key, rows.day, rows.channel, rows.valueWh, rows.meter, rows.quality]);
      return rows;
    });
  }

  writeIntervals(path: string, days: readonly IntervalDay[]): Promise<void> {
    const columns = [
      Int32Array.from(days, ({ key }) => key),
      Int32Array.from(days, ({ day }) => day),
      Uint8Array.from(days, ({ channel }) => channel),
      Int16Array.from(days, ({ minutes }) => minutes),
      days.map(({ valueWh }) => valueWh),
      days.map(({ quality }) => quality),
    ];
    return this.write('interval_days', path, columns, days.length);
  }

  async readIntervals(path: string): Promise<IntervalDay[]> {
    return this.read(path, async (database) => {
      const days: IntervalDay[] = [];
      const result = await database.read((session) => session.run(READ.interval_days, path));
      for (const chunk of chunksOf(result)) {
        const [key, day] = [column<Int32Array>(chunk, 0), column<Int32Array>(chunk, 1)];
        const [channel, minutes] = [column<Uint8Array>(chunk, 2), column<Int16Array>(chunk, 3)];
        const [values, qualities] = [lists<Float64Array>(chunk, 4), lists<Uint8Array>(chunk, 5)];
        for (let row = 0; row < chunk.rowCount; row++)
          days.push({
            key: key[row],
            day: day[row],
            channel: channel[row],
            minutes: minutes[row],
            valueWh: values[row],
            quality: qualities[row],
          });
      }
      return days;
    });
  }

  writeAreaDays(path: string, rows: readonly AreaDay[]): Promise<void> {
    const columns = [
      Int32Array.from(rows, ({ area }) => area),
      Int32Array.from(rows, ({ day }) => day),
      Float64Array.from(rows, ({ measuredWh }) => measuredWh),
      Float64Array.from(rows, ({ estimatedWh }) => estimatedWh),
      Int32Array.from(rows, ({ received }) => received),
      Int32Array.from(rows, ({ expected }) => expected),
    ];
    return this.write('area_days', path, columns, rows.length);
  }

  readAreaDays(path: string): Promise<AreaDay[]> {
    return this.read(path, (database) =>
      database.read((session) => session.rows<AreaDay>(READ.area_days, path)),
    );
  }

  async close(): Promise<void> {
    await (await this.database)?.close();
  }

  /** Rows pass through a table in memory; the file gets its name when it is whole. */
  private async write(
    table: keyof typeof WRITTEN,
    path: string,
    columns: readonly Column[],
    count: number,
  ): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const aside = `${path}.part`;
    const database = await this.opened();
    try {
      await database.write(async (session) => {
        await session.append(table, columns, count);
        await session.run(
          `COPY (${WRITTEN[table]}) TO '${aside.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
        );
        await session.run(`DELETE FROM ${table}`);
      });
    } catch (cause) {
      await rm(aside, { force: true });
      throw new Problem('backup-failed', `cannot write ${path}: ${messageOf(cause)}`, { cause });
    }
    await rename(aside, path);
  }

  private async read<T>(path: string, work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await this.opened());
    } catch (cause) {
      throw new Problem('backup-damaged', `cannot read ${path}: ${messageOf(cause)}`, { cause });
    }
  }

  /** Opened when first needed: most runs never do. */
  private opened(): Promise<Database> {
    this.database ??= Database.open(IN_MEMORY, [{ version: 1, name: 'tables', sql: TABLES }], {
      memoryLimit: '1GB',
    });
    return this.database;
  }
}
