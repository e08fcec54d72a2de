import { localDate } from '../../src/domain/time/local-date';
import { AggregateService } from '../../src/features/aggregate/aggregate.service';
import { ReadingStore } from '../../src/ports/reading-store';
import type { TestHouse } from '../builders/house';
import { CLOSING, openUtility } from '../reports/management-utility';

let house: TestHouse;
beforeAll(async () => {
  house = await openUtility(CLOSING);
});
afterAll(() => house.close());

it('runs of aggregation at the same time compute what they compute one after another', async () => {
  const first = localDate(2025, 5, 1);
  const days = Array.from({ length: 30 }, (_, index) => first + index);
  const [early, late] = [days.slice(0, 15), days.slice(15)];
  const service = house.get(AggregateService);
  const loads = () => house.get(ReadingStore).areaDays(Int32Array.of(0, 1, 2, 3), first, first + 29);
  for (const part of [early, late]) await service.aggregateDays(part);
  const alone = await loads();
  expect(alone).toHaveLength(4 * days.length);
  await Promise.all([early, late].map((part) => service.aggregateDays(part)));
  expect(await loads()).toEqual(alone);
});
