import { join } from 'node:path';
import type { ImportResult } from '../../src/ports/import-records';
import { InterruptionRecords } from '../../src/ports/interruption-records';
import { TestHouse } from '../builders/house';
import { describeWithData, givenFile } from './given-data';

describeWithData('us-major-outages', 'major outages of sixteen years', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ now: '2017-01-01T00:00:00Z' });
  });
  afterAll(() => house.close());

  it('come in through a profile, and their gaps are findings', async () => {
    const profile = join(__dirname, 'us-major-outages.yaml');
    const file = givenFile('us-major-outages', 'outage_flat.csv');
    const result = await house.json<ImportResult>('import', ['interruptions', file], {
      profile,
      covers: '2000-01-01..2016-12-31',
    });
    expect(result.rows).toBe(1534);
    expect(result.accepted + result.rejected).toBe(1534);
    const count = (code: string) => result.findings.find((finding) => finding.code === code)?.count ?? 0;
    process.stderr.write(
      `outages: ${result.accepted} accepted, ${result.rejected} rejected, ${result.findings.map(({ code, count: n }) => `${code} ${n}`).join(', ')}\n`,
    );
    expect(count('rejected')).toBe(9);
    expect(count('customers-unknown')).toBeGreaterThan(400);
    expect(count('running')).toBeGreaterThan(40);
    expect(count('long-interruption')).toBeGreaterThan(50);
    const stored = await house
      .get(InterruptionRecords)
      .interruptions(new Date('2000-01-01'), new Date('2017-01-01'));
    expect(stored).toHaveLength(result.accepted);
    expect(stored.filter(({ customers }) => customers === null)).toHaveLength(count('customers-unknown'));
  });
});
