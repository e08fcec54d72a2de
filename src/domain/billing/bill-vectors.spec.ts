import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reckonBill } from './bill';
import type { BillingRules } from './bill-request';
import { billOf, period, rules, sixTiers, splitRows, vatRate } from './billing.fixture';
import { parseTariffRows } from './tariff-rows';
import { parseVatRows } from './vat';

const root = join(__dirname, '../../..');
const config = (name: string) => splitRows(readFileSync(join(root, 'config/tariffs', name), 'utf8'));
const configured: BillingRules = {
  book: parseTariffRows(config('residential.csv')).book,
  vat: parseVatRows(config('vat.csv')).rates,
};
const bill = (kwh: number, from: string, until: string, nominalDays: number, with_ = configured) =>
  billOf(
    reckonBill(with_, { period: period(from, until), tariff: 'residential', usage: { kwh }, nominalDays }),
  );
const june = (kwh: number, year: number, with_ = configured) =>
  bill(kwh, `${year}-06-01`, `${year}-07-01`, 30, with_);

/** Prices older than the five tables are the test's own. */
/** V4 checks limits only; its prices stand for whatever was valid then. */
const with2011 = rules([sixTiers('2011-06-01', '-', 1, 2, 3, 4, 5, 6)], [vatRate(10)]);
const with2015 = rules(
  [sixTiers('2015-03-16', '2256/QĐ-BCT', 1484, 1533, 1786, 2242, 2503, 2587)],
  [vatRate(10)],
);
const with2017 = rules(
  [sixTiers('2017-12-01', '4495/QĐ-BCT', 1549, 1600, 1858, 2340, 2615, 2701)],
  [vatRate(10)],
);

describe('published bills', () => {
  test('V1 PC An Giang [84]: 410 kWh at the prices of 2015 = 829.820 + 82.982', () => {
    const found = june(410, 2016, with2015);
    expect([found.beforeVatDong, found.vatDong, found.totalDong]).toEqual([829_820, 82_982, 912_802]);
  });

  // The FAQ's text says 374 kWh in 12 days, which cannot give its totals; 344 kWh in a whole month does. So the vector
  // shows how VAT is rounded (66.378,2 becomes 66.378), not how limits are.
  test('V2 EVN FAQ [23]: 344 kWh at the prices of 2015 = 663.782 + 66.378', () => {
    const found = june(344, 2016, with2015);
    expect([found.beforeVatDong, found.vatDong, found.totalDong]).toEqual([663_782, 66_378, 730_160]);
    expect(found.roundings).toEqual([
      expect.objectContaining({ what: 'vat', numerator: 663_782_000, denominator: 10_000, rounded: 66_378 }),
    ]);
  });

  test('V3 EVNHANOI via [21]: 38 days of 31 give limits 61/61/123/123/123', () => {
    const found = bill(500, '2019-01-06', '2019-02-13', 31, with2017);
    expect(found.spans[0].limitsKwh).toEqual([61, 61, 123, 123, 123, null]);
    expect(found.lines.map((line) => line.amountDong)).toEqual([
      94_489, 97_600, 228_534, 287_820, 321_645, 24_309,
    ]);
    expect([found.beforeVatDong, found.totalDong]).toEqual([1_054_397, 1_159_837]);
  });

  test('V4 EVNHANOI [22]: 27 days of 31 give limits 44/44/87/87/87, the rest 51', () => {
    const found = bill(400, '2015-01-16', '2015-02-12', 31, with2011);
    expect(found.spans[0].limitsKwh).toEqual([44, 44, 87, 87, 87, null]);
    expect(found.lines.map((line) => line.kwh)).toEqual([44, 44, 87, 87, 87, 51]);
  });

  const extra = (from: number, to: number) => (kwh: number) =>
    june(kwh, to).beforeVatDong - june(kwh, from).beforeVatDong;
  const steps = [50, 100, 200, 300, 400, 500];
  const november = (kwh: number, year: number) =>
    bill(kwh, `${year}-12-01`, `${year + 1}-01-01`, 31).beforeVatDong;

  test('V5 EVN [4]: what 1279/QĐ-BCT costs more than 2699/QĐ-BCT', () => {
    const more = steps.map((kwh) => june(kwh, 2025).beforeVatDong - november(kwh, 2024));
    expect(more).toEqual([4550, 9250, 20_150, 33_950, 49_250, 65_050]);
  });

  test('V6 (computed; EVN releases as remembered): the three increases before', () => {
    expect(steps.map(extra(2022, 2023))).toEqual([2500, 5100, 11_100, 18_700, 27_200, 36_000]);
    expect(steps.map(extra(2023, 2024))).toEqual([3900, 7900, 17_200, 28_900, 42_000, 55_600]);
    const third = steps.map((kwh) => november(kwh, 2024) - june(kwh, 2024).beforeVatDong);
    expect(third).toEqual([4350, 8850, 19_250, 32_350, 47_050, 62_150]);
  });

  test.each([
    [100, 201_700],
    [200, 439_700],
  ])('V7 [5]: %i kWh at 1279/QĐ-BCT before VAT = %i', (kwh, dong) => {
    expect(june(kwh, 2025).beforeVatDong).toBe(dong);
  });

  test('V8 [85]: 120 kWh = 249.300 + 19.944 = 269.244', () => {
    const found = june(120, 2025);
    expect([found.beforeVatDong, found.vatPercent, found.vatDong, found.totalDong]).toEqual([
      249_300, 8, 19_944, 269_244,
    ]);
  });

  test.each([
    [300, 798_660],
    [400, 1_160_460],
    [500, 1_534_140],
  ])('V9 (computed): %i kWh with 8 % = %i', (kwh, dong) => expect(june(kwh, 2025).totalDong).toBe(dong));
});

const vnBills = join(root, '../shared/data/vn-bills');
if (existsSync(vnBills)) {
  const read = (name: string) =>
    splitRows(readFileSync(join(vnBills, name), 'utf8')).map(({ fields }) => fields);

  describe('shared/data/vn-bills', () => {
    const vectors = read('bill-vectors.csv');
    const withMonth = vectors.filter(({ period_start }) => period_start !== '');

    test.each(withMonth.filter(({ kwh }) => Number.isInteger(Number(kwh))))(
      '$source_repo: $kwh kWh from $period_start = $expected_vnd_in_source',
      ({ kwh, period_start, period_end, expected_vnd_in_source }) => {
        const days = period(period_start, period_end);
        const length = days.until + 1 - days.from;
        const request = {
          period: { ...days, until: days.until + 1 },
          tariff: 'residential',
          nominalDays: length,
        };
        const found = billOf(reckonBill(configured, { ...request, usage: { kwh: Number(kwh) } }));
        expect(found.totalDong).toBe(Number(expected_vnd_in_source));
      },
    );

    test.each(vectors.filter(({ vat_rate }) => vat_rate === '0'))(
      '$source_repo: $kwh kWh before VAT = $expected_vnd_in_source',
      ({ kwh, expected_vnd_in_source }) =>
        expect(june(Number(kwh), 2025).beforeVatDong).toBe(Number(expected_vnd_in_source)),
    );

    test('123.45 kWh is refused: bills are made of whole kWh (ruling B3)', () => {
      const usage = { kwh: 123.45 };
      const request = {
        period: period('2026-03-01', '2026-04-01'),
        tariff: 'residential',
        nominalDays: 31,
        usage,
      };
      expect(reckonBill(configured, request)).toMatchObject({
        kind: 'refused',
        refusal: { code: 'bad-kwh' },
      });
    });

    test.each(read('tariff_tables.csv'))('prices from $effective_from are those of $source_note', (row) => {
      const table = configured.book.tables.find(
        ({ tariff, validFrom }) =>
          tariff === 'residential' && validFrom === period(row.effective_from, '2030-01-01').from,
      )!;
      const theirs = Object.entries(row).filter(([name]) => /^t\d/.test(name));
      expect(table.tiers.map(({ dongPerKwh }) => dongPerKwh)).toEqual(
        theirs.map(([, price]) => Number(price)),
      );
    });
  });
} else {
  process.stderr.write('not run: bills of ../shared/data/vn-bills, which is not there\n');
}
