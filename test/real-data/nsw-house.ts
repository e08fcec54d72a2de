import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportResult } from '../../src/ports/import-records';
import { type HouseOptions, REPOSITORY, TestHouse } from '../builders/house';
import { givenFile } from './given-data';

const UTILITY = `
utility: { id: nsw, name: { vi: Công ty Điện lực NSW, en: NSW Power }, shortName: NSW }
languages: [vi, en]
timeZone: Australia/Sydney
networkLevels: [{ vi: Lưới, en: Grid }, { vi: Khu vực, en: Area }]
regions: [{ id: sydney, name: { vi: Sydney, en: Sydney }, hotMonths: [12, 1, 2] }]
`;

const PROFILES = {
  'nsw-daily': 'columns: { usage_point_id: customer_id }\n',
  'nsw-half-hourly':
    "columns: { usage_point_id: customer_id, start: reading_datetime, kwh: general_supply_kwh }\nconstants: { minutes: '30' }\n",
  'nsw-temperature':
    'columns: { day: date, mean_c: t_mean, max_c: t_max, min_c: t_min }\nconstants: { region: sydney }\n',
};

export interface DailyRow {
  id: string;
  day: string;
  kwh: number;
  readings: number;
}

/** The daily file, read in the plainest way. */
export const dailyRows = (): DailyRow[] =>
  readFileSync(givenFile('nsw-households', 'daily.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([id, day, kwh, readings]) => ({ id, day, kwh: Number(kwh), readings: Number(readings) }));

/** A house in Sydney with the ten households as customers, and their temperatures. */
export class NswHouse {
  private constructor(
    readonly house: TestHouse,
    private readonly config: string,
  ) {}

  static async open(given: HouseOptions = {}): Promise<NswHouse> {
    const config = mkdtempSync(join(tmpdir(), 'gridbrief-nsw-'));
    cpSync(join(REPOSITORY, 'config', 'tariffs'), join(config, 'tariffs'), { recursive: true });
    mkdirSync(join(config, 'profiles'));
    for (const [name, text] of Object.entries(PROFILES))
      writeFileSync(join(config, 'profiles', `${name}.yaml`), text);
    writeFileSync(join(config, 'utility.yaml'), UTILITY);
    const house = await TestHouse.open({
      now: '2014-04-01T00:00:00Z',
      configPath: join(config, 'utility.yaml'),
      ...given,
    });
    const nsw = new NswHouse(house, config);
    await nsw.importing('usage-points', nsw.points());
    await nsw.importing(
      'temperatures',
      givenFile('nsw-households', 'sydney-daily-temperature.csv'),
      'nsw-temperature',
    );
    return nsw;
  }

  importing(kind: string, path: string, profile?: string) {
    return this.house.json<ImportResult>('import', [kind, path], profile ? { profile } : {});
  }

  async close(): Promise<void> {
    await this.house.close();
    rmSync(this.config, { recursive: true, force: true });
  }

  private points(): string {
    const ids = [...new Set(dailyRows().map(({ id }) => id))];
    const rows = ids.map((id, index) => `${id},C${id},NSW/Area ${1 + (index % 2)},sydney,none`);
    return this.house.file(
      'points.csv',
      `usage_point_id,customer_code,network_path,region,tariff\n${rows.join('\n')}\n`,
    );
  }
}
