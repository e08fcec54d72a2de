import { day, splitRows, vatRate } from './billing.fixture';
import { parseTouHours } from './tou-hours';
import { parseVatRows, vatDong } from './vat';

describe('VAT rows', () => {
  const parse = (...lines: string[]) =>
    parseVatRows(splitRows(['valid_from,valid_to,rate_percent,basis', ...lines].join('\n')));

  test('rates may have two decimals; the sum is rounded once, half-up', () => {
    const { rates } = parse('2025-01-01,,7.25,X');
    expect(rates[0]).toEqual({ validFrom: day('2025-01-01'), validTo: null, basisPoints: 725, basis: 'X' });
    expect(vatDong(1000, rates[0])).toBe(73);
    expect(vatDong(6, vatRate(8))).toBe(0);
  });

  test.each([
    ['x,,8,B', 'valid_from', '"x" is no date: write it as 2025-07-01'],
    ['2025-01-01,x,8,B', 'valid_to', '"x" is no date: write 2026-12-31, or leave empty'],
    ['2025-01-02,2025-01-01,8,B', 'valid_to', 'valid_to lies before valid_from: exchange them'],
    ['2025-01-01,,8%,B', 'rate_percent', '"8%" is no percent: write 8 or 7.5'],
    ['2025-01-01,,-8,B', 'rate_percent', '"-8" is no percent: write 8 or 7.5'],
  ])('%s', (line, column, message) => expect(parse(line).faults).toEqual([{ line: 2, column, message }]));

  test('a day may have one rate only', () => {
    const message = '2025-06-30 has a rate already: end the row before it the day before';
    expect(parse('2025-06-30,,10,B', '2025-01-01,2025-06-30,8,A').faults).toEqual([
      { line: 2, column: 'valid_from', message },
    ]);
    expect(parse('2025-01-01,,8,A', '2025-07-01,,10,B').faults).toHaveLength(1);
    expect(parse('2025-01-01,2025-06-30,8,A', '2025-07-01,,10,B').faults).toEqual([]);
  });
});

describe('hours of time of use', () => {
  const parse = (line: string) =>
    parseTouHours(splitRows(`valid_from,decision,register,weekdays,from,until,status\n${line}`)).faults;

  test.each([
    ['2025-01-01,D,night,1-6,09:30,11:30,', 'register'],
    ['2025-01-01,D,peak,Mo-Sa,09:30,11:30,', 'weekdays'],
    ['2025-01-01,D,peak,6-1,09:30,11:30,', 'weekdays'],
    ['2025-01-01,D,peak,1-6,9:30,11:30,', 'from'],
    ['2025-01-01,D,peak,1-6,22:00,04:00,', 'from'],
    ['2025-01-01,D,peak,1-6,22:00,24:01,', 'from'],
    ['soon,D,peak,1-6,09:30,11:30,', 'valid_from'],
  ])('%s: fault in %s', (line, column) =>
    expect(parse(line)).toEqual([expect.objectContaining({ line: 2, column })]),
  );
});
