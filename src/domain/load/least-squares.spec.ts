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
