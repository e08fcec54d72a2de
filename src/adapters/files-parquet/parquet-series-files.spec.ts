import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Channel, emptyRows, Quality, SUSPECT_BIT } from '../../domain/metering/reading';
import { ParquetSeriesFiles } from './parquet-series-files';

describe('series as Parquet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gridbrief-test-'));
  const files = new ParquetSeriesFiles();
  const pathOf = (name: string) => join(folder, "an owner's folder", name);
  afterAll(async () => {
    await files.close();
    rmSync(folder, { recursive: true });
  });

  it('brings readings back as they were, also those of a second file', async () => {
    const rows = emptyRows(5000);
    for (let row = 0; row < rows.count; row++) {
      rows.key[row] = row;
      rows.day[row] = 20_000 + (row % 400);
      rows.channel[row] = row % 7;
      rows.valueWh[row] = row === 1 ? 9_999_999_999_999_000 : row * 1000 - 5;
      rows.meter[row] = row % 256;
      rows.quality[row] = row % 2 ? Quality.Measured : Quality.Estimated | SUSPECT_BIT;
    }
    await files.writeReadings(pathOf('a.parquet'), rows);
    await files.writeReadings(pathOf('b.parquet'), emptyRows(1));
    expect(await files.readReadings(pathOf('a.parquet'))).toEqual(rows);
    expect((await files.readReadings(pathOf('b.parquet'))).count).toBe(1);
  });

  it('brings days of 23 and 25 hours back, with what was not received', async () => {
    const dayOf = (day: number, hours: number) => ({
      key: 7,
      day,
      channel: Channel.Total,
      minutes: 60,
      valueWh: Float64Array.from({ length: hours }, (_, hour) => (hour === 3 ? NaN : hour * 10)),
      quality: Uint8Array.from({ length: hours }, (_, hour) => (hour === 3 ? 0 : Quality.Measured)),
    });
    const days = [dayOf(19_812, 23), dayOf(20_029, 25)];
    await files.writeIntervals(pathOf('i.parquet'), days);
    expect(await files.readIntervals(pathOf('i.parquet'))).toEqual(days);
  });

  it('brings area days back', async () => {
    const rows = [{ area: 3, day: 20_000, measuredWh: 12.5, estimatedWh: 0.25, received: 9, expected: 10 }];
    await files.writeAreaDays(pathOf('areas.parquet'), rows);
    expect(await files.readAreaDays(pathOf('areas.parquet'))).toEqual(rows);
  });

  it('names the file that it cannot read', async () => {
    writeFileSync(join(folder, 'cut.parquet'), 'PAR1 and no more');
    const reading = files.readReadings(join(folder, 'cut.parquet'));
    await expect(reading).rejects.toMatchObject({ code: 'backup-damaged' });
    await expect(reading).rejects.toThrow(join(folder, 'cut.parquet'));
  });

  it('leaves nothing behind of what it cannot write', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(files.writeReadings(join(folder, 'file', 'x.parquet'), emptyRows(1))).rejects.toThrow();
    expect(existsSync(join(folder, 'file', 'x.parquet.part'))).toBe(false);
  });
});
