import { parseLocalDate } from '../time/local-date';
import { DEFAULT_HOT_SEASON, heatOf, hotMonths, isHotSeason, nodeTemperature } from './hot-season';

const day = (text: string) => parseLocalDate(text)!;

test('months by region; others have the national season', () => {
  expect(isHotSeason(DEFAULT_HOT_SEASON, 'south', day('2025-03-27'))).toBe(true);
  expect(isHotSeason(DEFAULT_HOT_SEASON, 'north', day('2025-03-27'))).toBe(false);
  expect(isHotSeason(DEFAULT_HOT_SEASON, 'north', day('2025-08-04'))).toBe(true);
  expect(hotMonths(DEFAULT_HOT_SEASON, 'elsewhere')).toEqual([4, 5, 6]);
});

describe('heat of a period', () => {
  const temperatures = [
    { day: 9, meanC: 30, maxC: 40 },
    { day: 10, meanC: 30, maxC: 36 },
    { day: 11, meanC: 30, maxC: 35.9 },
    { day: 12, meanC: 30, maxC: null },
    { day: 13, meanC: null, maxC: 38 },
    { day: 14, meanC: 30, maxC: 38 },
    { day: 15, meanC: 30, maxC: 41 },
  ];

  test('36 °C counts, what is unknown does not', () => {
    expect(heatOf(temperatures, { from: 10, until: 15 })).toEqual({
      highest: { day: 13, maxC: 38 },
      heatDays: 3,
      knownDays: 4,
    });
    expect(heatOf(temperatures, { from: 10, until: 15 }, 38).heatDays).toBe(2);
    expect(heatOf([], { from: 10, until: 15 })).toEqual({ highest: null, heatDays: 0, knownDays: 0 });
  });
});

describe('a node’s temperature (ruling A3)', () => {
  test('regions weigh by their points', () => {
    expect(
      nodeTemperature([
        { points: 3, celsius: 30 },
        { points: 1, celsius: 34 },
      ]),
    ).toBe(31);
  });

  test('a region without one may be left out up to a fifth of the points', () => {
    expect(
      nodeTemperature([
        { points: 80, celsius: 30 },
        { points: 20, celsius: null },
      ]),
    ).toBe(30);
    expect(
      nodeTemperature([
        { points: 79, celsius: 30 },
        { points: 21, celsius: null },
      ]),
    ).toBeNull();
    expect(nodeTemperature([{ points: 0, celsius: 30 }])).toBeNull();
    expect(nodeTemperature([])).toBeNull();
  });
});
