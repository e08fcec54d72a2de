import { formatLocalDate, parseLocalDate } from '../../domain/time/local-date';
import type { UtilitySettings } from '../../ports/utility-settings';
import { hotSeason } from './temperature-fit';

const region = (id: string, hotMonths: number[]) => ({ id, name: { vi: id, en: id }, hotMonths });
const settings = {
  regions: [region('north', [5, 6, 7, 8]), region('south', [3, 4, 5]), region('Sydney', [12, 1, 2])],
} as UtilitySettings;

/** First and last day of the season for a period that ends on that day. */
function season(lastDay: string, shares: [string, number][]): string | null {
  const day = parseLocalDate(lastDay)!;
  const found = hotSeason({ from: day - 6, until: day + 1 }, new Map(shares), settings);
  return found && `${formatLocalDate(found.from)}..${formatLocalDate(found.until - 1)}`;
}

describe('the hot season of a period', () => {
  it.each<[string, [string, number][], string | null]>([
    ['2025-06-08', [['north', 1]], '2025-05-01..2025-06-08'],
    ['2025-08-31', [['north', 1]], '2025-05-01..2025-08-31'],
    ['2025-10-12', [['north', 1]], '2025-05-01..2025-08-31'],
    ['2025-02-09', [['north', 1]], '2024-05-01..2024-08-31'],
    ['2025-01-12', [['Sydney', 1]], '2024-12-01..2025-01-12'],
    ['2025-06-08', [['nowhere', 1]], null],
    ['2025-06-08', [], null],
  ])('that ends on %s in %j is %s', (lastDay, shares, expected) => {
    expect(season(lastDay, shares)).toBe(expected);
  });

  it('takes a month as hot where half of the points are hot', () => {
    expect(
      season('2025-06-08', [
        ['north', 50],
        ['south', 50],
      ]),
    ).toBe('2025-03-01..2025-06-08');
    expect(
      season('2025-06-08', [
        ['north', 40],
        ['south', 60],
      ]),
    ).toBe('2025-03-01..2025-05-31');
  });
});
