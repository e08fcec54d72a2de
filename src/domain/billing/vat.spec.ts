import { day, splitRows, vatRate } from './billing.fixture';
import { parseVatRows, vatDong, vatOn } from './vat';

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

  test('a rate of one day holds on that day alone, and no other is guessed', () => {
    const { rates, faults } = parse('2025-01-02,2025-01-02,8,B');
    expect(faults).toEqual([]);
    const kinds = ['2025-01-01', '2025-01-02', '2025-01-03'].map((text) => vatOn(rates, day(text)).kind);
    expect(kinds).toEqual(['none', 'rate', 'none']);
  });

  test('a day may have one rate only', () => {
    const message = '2025-06-30 has a rate already: end the row before it the day before';
    expect(parse('2025-06-30,,10,B', '2025-01-01,2025-06-30,8,A').faults).toEqual([
      { line: 2, column: 'valid_from', message },
    ]);
    expect(parse('2025-01-01,,8,A', '2025-07-01,,10,B').faults).toHaveLength(1);
    expect(parse('2025-01-01,2025-06-30,8,A', '2025-07-01,,10,B').faults).toEqual([]);
  });
});
