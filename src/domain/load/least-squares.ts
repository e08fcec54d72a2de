/** Weighted least squares with an intercept. */
export interface LinearFit {
  intercept: number;
  slopes: number[];
  /** slope ÷ its standard error */
  tValues: number[];
  /** weighted sum of squared residuals */
  residual: number;
}

/**
 * Fits y = intercept + Σ slope·x for up to two columns of x. Columns are centred first, which keeps the small system
 * well conditioned. Null where the columns do not vary or are copies of each other.
 */
export function leastSquares(
  y: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
): LinearFit | null {
  const meanY = weightedMean(y, weights);
  const means = columns.map((column) => weightedMean(column, weights));
  const product = (a: ArrayLike<number>, meanA: number, b: ArrayLike<number>, meanB: number) =>
    centredProduct(a, meanA, b, meanB, weights);
  const inverse = inverted(columns.map((a, i) => columns.map((b, j) => product(a, means[i], b, means[j]))));
  if (!inverse) return null;
  const withY = columns.map((a, i) => product(a, means[i], y, meanY));
  const slopes = inverse.map((row) => dot(row, withY));
  const residual = Math.max(0, product(y, meanY, y, meanY) - dot(slopes, withY));
  const variance = residual / (y.length - columns.length - 1);
  return {
    intercept: meanY - dot(slopes, means),
    slopes,
    tValues: slopes.map((slope, i) => slope / Math.sqrt(variance * inverse[i][i])),
    residual,
  };
}

export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let [sum, weight] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += weights[i] * values[i];
    weight += weights[i];
  }
  return sum / weight;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * b[index], 0);

function centredProduct(
  a: ArrayLike<number>,
  meanA: number,
  b: ArrayLike<number>,
  meanB: number,
  weights: ArrayLike<number>,
): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += weights[i] * (a[i] - meanA) * (b[i] - meanB);
  return sum;
}

/** Inverse of a symmetric matrix of size 0, 1 or 2; null where it has none. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | null {
  if (matrix.length === 0) return [];
  if (matrix.length === 1) return matrix[0][0] > 0 ? [[1 / matrix[0][0]]] : null;
  const [[a, b], [, d]] = matrix;
  const determinant = a * d - b * b;
  // relative to the diagonal: columns that correlate to within a billionth are copies
  if (!(determinant > 1e-9 * a * d)) return null;
  return [
    [d / determinant, -b / determinant],
    [-b / determinant, a / determinant],
  ];
}
