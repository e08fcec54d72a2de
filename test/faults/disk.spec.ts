import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StatusJson } from '../../src/features/status/status.service';
import { TestHouse } from '../builders/house';
import { canMount, SmallDisk } from '../builders/small-disk';

const POINTS = 'usage_point_id,customer_code,network_path,region,tariff\nP1,C1,Corp/Team,north,residential\n';

if (canMount()) {
  describe('disks that do not take what is written', () => {
    let disk: SmallDisk;
    afterEach(() => disk.remove());

    const importInto = (house: TestHouse, kind: string, name: string, text: string) =>
      house.run('import', [kind, house.file(name, text)], { json: true });

    it('a read-only data folder gives one sentence and leaves the data as it was', async () => {
      disk = new SmallDisk(64);
      const house = await TestHouse.open({ folder: disk.folder });
      await importInto(house, 'usage-points', 'points.csv', POINTS);
      await house.shut();
      disk.remount('ro');
      await expect(TestHouse.open({ folder: disk.folder })).rejects.toThrow(/cannot open .*read-only/);
      disk.remount('rw');
      const again = await TestHouse.open({ folder: disk.folder });
      expect(await again.json<StatusJson>('status')).toMatchObject({ usagePoints: 1 });
      await again.shut();
    });

    it('a full disk gives one sentence, and what was stored before is there', async () => {
      disk = new SmallDisk(12);
      const house = await TestHouse.open({ folder: disk.folder });
      await importInto(house, 'usage-points', 'points.csv', POINTS);
      const ids = Array.from(
        { length: 15_000 },
        (_, index) => `Q${index},C${index},Corp/Team,north,residential`,
      );
      const big = `usage_point_id,customer_code,network_path,region,tariff\n${ids.join('\n')}\n`;
      await importInto(
        house,
        'register-readings',
        'small.csv',
        'usage_point_id,day,register_kwh\nP1,2025-06-01,100\n',
      );
      const failed: string[] = [];
      for (let round = 0; round < 20 && failed.length === 0; round++) {
        const ran = await importInto(house, 'usage-points', 'big.csv', big.replace(/Q/g, `R${round}-`));
        if (ran.code === 1) failed.push(...ran.messages);
      }
      expect(failed).toHaveLength(1);
      expect(failed[0]).toMatch(/no room left|disk is full|full/i);
      await house.shut().catch(() => undefined);
      rmSync(join(disk.folder, 'given'), { recursive: true, force: true });
      const again = await TestHouse.open({ folder: disk.folder });
      const status = await again.json<StatusJson>('status');
      expect(status.usagePoints).toBeGreaterThanOrEqual(1);
      expect(status.lastReadingDay).toBe('2025-06-01');
      await again.shut();
    }, 60_000);
  });
} else {
  process.stderr.write('not tried, since nothing can be mounted here: read-only and full data folders\n');
  it('disks are tried only where they can be mounted', () => expect(canMount()).toBe(false));
}
