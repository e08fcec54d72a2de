import { daysOf, holds, lastDayOf, overlapDays, uncoveredSpans } from './period';

const span = (from: number, until: number) => ({ from, until });

describe('half-open spans of days', () => {
  test('days, last day, membership', () => {
    expect(daysOf(span(10, 40))).toBe(30);
    expect(lastDayOf(span(10, 40))).toBe(39);
    expect([9, 10, 39, 40].map((day) => holds(span(10, 40), day))).toEqual([false, true, true, false]);
  });

  test.each([
    [span(0, 10), span(10, 20), 0],
    [span(0, 10), span(20, 30), 0],
    [span(0, 10), span(9, 20), 1],
    [span(0, 30), span(5, 10), 5],
  ])('%j meets %j on %i days', (a, b, days) => {
    expect(overlapDays(a, b)).toBe(days);
    expect(overlapDays(b, a)).toBe(days);
  });

  test.each([
    ['no span', [], [span(10, 20)]],
    ['all of it', [span(0, 30)], []],
    ['exactly', [span(10, 20)], []],
    ['two that touch', [span(15, 20), span(10, 15)], []],
    ['a hole', [span(16, 20), span(10, 14)], [span(14, 16)]],
    ['both ends open', [span(12, 13)], [span(10, 12), span(13, 20)]],
    ['one inside another', [span(8, 19), span(9, 11)], [span(19, 20)]],
    ['outside', [span(0, 5), span(25, 30)], [span(10, 20)]],
  ])('what is left of 10–20 by %s', (_name, spans, expected) => {
    expect(uncoveredSpans(span(10, 20), spans)).toEqual(expected);
  });
});
