import { leastSquares } from './least-squares';

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

  test('without columns the weighted mean is all there is to say', () => {
    const fit = leastSquares([1, 2, 6], [], [1, 1, 2])!;
    expect(fit).toEqual({ intercept: 3.75, slopes: [], tValues: [], residual: expect.closeTo(20.75) });
  });

  test('the units of a column do not matter', () => {
    const [a, b] = [
      [1, 2, 3, 4, 5],
      [2, 1, 4, 3, 7],
    ];
    const y = a.map((x, i) => 7 + 3 * x - 2 * b[i]);
    for (const [ofA, ofB] of [
      [1e6, 1],
      [1, 1e6],
      [1e-6, 1e-6],
      [1e6, 1e-6],
    ]) {
      const fit = leastSquares(y, [a.map((x) => ofA * x), b.map((x) => ofB * x)], ones(5))!;
      expect([fit.intercept, fit.slopes[0] * ofA, fit.slopes[1] * ofB]).toEqual([
        expect.closeTo(7),
        expect.closeTo(3),
        expect.closeTo(-2),
      ]);
    }
  });

  test('columns that correlate to within a billionth are copies, in any units', () => {
    for (const unit of [1e-6, 1, 1e6]) {
      const a = [1, 2, 3, 4].map((x) => unit * x);
      const copy = a.map((x, i) => x * (1 + 1e-5 * (i % 2)));
      const other = a.map((x, i) => x * (1 + 1e-2 * (i % 2)));
      expect(leastSquares([1, 2, 4, 3], [a, copy], ones(4))).toBeNull();
      expect(leastSquares([1, 2, 4, 3], [a, other], ones(4))).not.toBeNull();
    }
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
