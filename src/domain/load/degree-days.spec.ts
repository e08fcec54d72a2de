import fc from 'fast-check';
import { searchDegreeDays } from './degree-days';
import type { DegreeSearch, ResponseDay } from './degree-sides';
import { leastSquares } from './least-squares';
import { DEFAULT_RESPONSE, temperatureResponse, type ResponseSettings } from './temperature-response';

const search: DegreeSearch = {
  cooling: { from: 18, to: 32, step: 0.5 },
  heating: { from: 8, to: 22, step: 0.5 },
  minDaysBeyond: 10,
  minTValue: 2,
};

/** A year of days whose temperature swings between 12 and 34 °C, with a small fixed ripple in the load. */
const year = (energyAt: (celsius: number) => number, days = 365): ResponseDay[] =>
  Array.from({ length: days }, (_, day) => {
    const celsius = 23 - 9 * Math.cos((2 * Math.PI * day) / 365) + 2 * Math.sin(day * 1.7);
    return { day, energy: energyAt(celsius) * (1 + 0.01 * Math.sin(day * 12.9898)), temperatures: [celsius] };
  });
const above = (celsius: number, balance: number) => Math.max(0, celsius - balance);

describe('least squares', () => {
  const ones = (count: number) => new Array<number>(count).fill(1);

  test('finds a plane', () => {
    const [a, b] = [
      [1, 2, 3, 4, 5],
      [2, 1, 4, 3, 7],
    ];
    const fit = leastSquares(
      a.map((x, i) => 7 + 3 * x - 2 * b[i]),
      [a, b],
      ones(5),
    )!;
    expect(fit.intercept).toBeCloseTo(7);
    expect(fit.slopes[0]).toBeCloseTo(3);
    expect(fit.slopes[1]).toBeCloseTo(-2);
    expect(fit.residual).toBeCloseTo(0);
  });

  test('t value of a slope, against the textbook: x 1…5, y 1 3 2 5 4', () => {
    const fit = leastSquares([1, 3, 2, 5, 4], [[1, 2, 3, 4, 5]], ones(5))!;
    expect([fit.intercept, fit.slopes[0], fit.residual]).toEqual([
      expect.closeTo(0.6),
      expect.closeTo(0.8),
      expect.closeTo(3.6),
    ]);
    // s² = 3,6 ÷ 3; se = √(s² ÷ 10); t = 0,8 ÷ se
    expect(fit.tValues[0]).toBeCloseTo(0.8 / Math.sqrt(0.12));
  });

  test('weights count as repetitions', () => {
    const weighted = leastSquares([1, 3, 2], [[1, 2, 3]], [1, 2, 1])!;
    const repeated = leastSquares([1, 3, 3, 2], [[1, 2, 2, 3]], ones(4))!;
    expect(weighted.slopes[0]).toBeCloseTo(repeated.slopes[0]);
    expect(weighted.intercept).toBeCloseTo(repeated.intercept);
  });

  test('columns that do not vary, or say the same, have no answer', () => {
    expect(leastSquares([1, 2, 3], [[5, 5, 5]], ones(3))).toBeNull();
    expect(
      leastSquares(
        [1, 2, 4],
        [
          [1, 2, 3],
          [2, 4, 6],
        ],
        ones(3),
      ),
    ).toBeNull();
  });
});

describe('the search for balance points', () => {
  test('finds the cooling that was put in', () => {
    const model = searchDegreeDays(
      year((celsius) => 1000 + 50 * above(celsius, 25)),
      search,
    );
    expect(model.cooling).toMatchObject({ balance: 25, atEdge: false });
    expect(model.cooling!.perDegree).toBeCloseTo(50, -0.5);
    expect(model.basePerDay / 1000).toBeCloseTo(1, 1);
    expect(model.heating).toBeNull();
    expect(model.rSquared).toBeGreaterThan(0.97);
    expect(model.cvRmse).toBeLessThan(0.02);
  });

  test('finds heating too where there is some, below the cooling balance', () => {
    const model = searchDegreeDays(
      year((celsius) => 1000 + 50 * above(celsius, 25) + 40 * above(16, celsius)),
      search,
    );
    expect(model.cooling!.balance).toBeCloseTo(25, 0);
    expect(model.heating!.balance).toBeCloseTo(16, 0);
    expect(model.heating!.perDegree).toBeGreaterThan(30);
    expect(model.heating!.tValue).toBeGreaterThan(2);
  });

  test('a load that falls with the heat is no cooling', () => {
    expect(
      searchDegreeDays(
        year((celsius) => 1000 - 20 * above(celsius, 25)),
        { ...search, heating: null },
      ).cooling,
    ).toBeNull();
  });

  test('a load that does not move has no answer', () => {
    const model = searchDegreeDays(
      year(() => 1000),
      search,
    );
    expect([model.cooling, model.heating]).toEqual([null, null]);
    expect(model.basePerDay / 1000).toBeCloseTo(1, 2);
  });

  test('a balance point at the edge of the search says so', () => {
    const model = searchDegreeDays(
      year((celsius) => 500 + 50 * above(celsius, 15)),
      { ...search, heating: null },
    );
    expect(model.cooling).toMatchObject({ balance: 18, atEdge: true });
  });

  test('needs enough days beyond the balance point', () => {
    const model = searchDegreeDays(
      year((celsius) => 1000 + 500 * above(celsius, 33)),
      search,
    );
    expect(model.cooling!.days).toBeGreaterThanOrEqual(10);
  });

  test('base, cooling and heating add up to the energy', () => {
    const days = year((celsius) => 1000 + 50 * above(celsius, 25) + 40 * above(16, celsius));
    const model = searchDegreeDays(days, search);
    const total = days.reduce((sum, { energy }) => sum + energy, 0);
    const parts = model.basePerDay * days.length + model.cooling!.energy + model.heating!.energy;
    expect(parts / total).toBeCloseTo(1, 2);
  });

  test('the unit of energy does not matter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (factor) => {
        const shape = (celsius: number) => factor * (1000 + 50 * above(celsius, 24));
        const model = searchDegreeDays(year(shape, 200), { ...search, heating: null });
        expect(model.cooling!.balance).toBe(24);
        expect(model.cooling!.perDegree / factor).toBeCloseTo(50, -0.5);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a fit is printed only when it passes its limits', () => {
  const cooling = (celsius: number) => 1000 + 50 * above(celsius, 25);
  const respond = (days: ResponseDay[], length = days.length, settings: Partial<ResponseSettings> = {}) =>
    temperatureResponse(days, { from: 0, until: length }, { ...DEFAULT_RESPONSE, ...settings });

  test('a good one', () => {
    expect(respond(year(cooling))).toMatchObject({
      kind: 'fit',
      days: 365,
      model: { cooling: { balance: 25 } },
    });
  });

  test.each([
    ['few-days', respond(year(cooling, 29)), 29, 30],
    ['days-missing', respond(year(cooling, 89), 100), 0.89, 0.9],
    ['no-cooling-response', respond(year(() => 1000)), 0, 2],
  ])('%s', (reason, found, figure, limit) => {
    expect(found).toMatchObject({ kind: 'refused', reason, figure, limit });
  });

  test('90 of 100 days are enough', () =>
    expect(respond(year(cooling, 90), 100).kind).not.toBe('days-missing'));

  test('temperatures that hardly move', () => {
    const still = year(cooling).map((day) => ({ ...day, temperatures: [28 + day.temperatures[0] / 10] }));
    expect(respond(still)).toMatchObject({ kind: 'refused', reason: 'narrow-temperatures', limit: 5 });
  });

  test('weak and scattered fits', () => {
    expect(respond(year(cooling), 365, { minRSquared: 0.9999 })).toMatchObject({
      kind: 'refused',
      reason: 'weak-fit',
    });
    expect(respond(year(cooling), 365, { maxCvRmse: 0.001 })).toMatchObject({
      kind: 'refused',
      reason: 'scattered',
    });
  });
});
