import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { Channel } from '../../src/domain/metering/reading';
import type { ImportResult } from '../../src/ports/import-records';
import { ReadingStore } from '../../src/ports/reading-store';
import { UsagePointRecords } from '../../src/ports/usage-point-records';
import { expectGolden } from '../builders/golden';
import { TestHouse } from '../builders/house';
import { describeWithData, givenFile } from './given-data';
import { marketText, statedEnergy, validMarketFiles } from './market-files';

const FIRST_DAY = 0;
const LAST_DAY = 30_000;

describeWithData('nem12', 'market files NEM12 and NEM13', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await TestHouse.open();
  });
  afterEach(() => house.close());

  const createPoints = (nmis: Iterable<string>) => {
    const rows = [...nmis].map((nmi) => `${nmi},C-${nmi},Market/Area,north,residential`);
    const text = ['usage_point_id,customer_code,network_path,region,tariff', ...rows].join('\n');
    return house.run('import', ['usage-points', house.file('points.csv', text)]);
  };

  const intervalWh = async (nmi: string) => {
    const keys = await house.get(UsagePointRecords).keysOf([nmi]);
    const days = await house.get(ReadingStore).intervals(keys, FIRST_DAY, LAST_DAY);
    return days
      .filter(({ channel }) => channel === Channel.Total)
      .flatMap(({ valueWh }) => [...valueWh])
      .filter((wh) => !Number.isNaN(wh))
      .reduce((sum, wh) => sum + wh, 0);
  };

  const registersWh = async (nmi: string) => {
    const keys = await house.get(UsagePointRecords).keysOf([nmi]);
    const rows = await house.get(ReadingStore).rowsOf(keys, FIRST_DAY, LAST_DAY);
    const values = [...rows.valueWh.subarray(0, rows.count)].filter(
      (_, index) => (rows.channel[index] as Channel) === Channel.Total,
    );
    return values.length === 0 ? 0 : values[values.length - 1] - values[0];
  };

  /** Files that say two things about one register and one day: those records are rejected, and named. */
  const CONTRADICTORY = /NEM13_Scenario18_(ETSA|POWER)MDP/;

  it('every valid file imports with the energy that it states', async () => {
    const wrong: string[] = [];
    const contradictory: string[] = [];
    let used = new Set<string>();
    for (const path of validMarketFiles()) {
      const stated = statedEnergy(await marketText(path));
      if ([...stated.nmis].some((nmi) => used.has(nmi))) {
        await house.close();
        house = await TestHouse.open();
        used = new Set();
      }
      for (const nmi of stated.nmis) used.add(nmi);
      await createPoints(stated.nmis);
      const result = await house.json<ImportResult>('import', ['nem12', path]);
      if (CONTRADICTORY.test(path) && result.rejected > 0) {
        contradictory.push(basename(path));
        continue;
      }
      if (result.rejected > 0) wrong.push(`${basename(path)}: ${JSON.stringify(result.findings)}`);
      for (const [nmi, wh] of stated.intervalsWh) {
        const stored = await intervalWh(nmi);
        if (Math.abs(stored - wh) > 1)
          wrong.push(`${basename(path)} ${nmi}: ${stored} Wh stored, ${wh} stated`);
      }
      const differs = result.findings.some(({ code }) => code === 'quantity-differs');
      for (const [nmi, wh] of stated.quantitiesWh) {
        const stored = await registersWh(nmi);
        if (Math.abs(stored - wh) > 1000 && !differs)
          wrong.push(`${basename(path)} ${nmi}: ${stored} Wh between registers, ${wh} stated`);
      }
    }
    expect(wrong).toEqual([]);
    expect(contradictory).toHaveLength(2);
  }, 240_000);

  it.each(readdirSync(givenFile('nem12', 'invalid')).map((name) => [name]))(
    'the broken file %s gives a clear error and imports nothing wrong',
    async (name) => {
      const path = givenFile('nem12', 'invalid', name);
      await createPoints(['123', 'VABD000163']);
      const ran = await house.run('import', ['nem12', path], { json: true });
      const said =
        ran.out === ''
          ? ran.messages
          : (JSON.parse(ran.out) as ImportResult).findings.map(({ example }) => example.message);
      expect(ran.code).not.toBe(0);
      expectGolden(`nem12/${name}.json`, said);
    },
  );
});
