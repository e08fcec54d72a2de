import { degreeSides, type DegreeSide, type DegreeSearch, type ResponseDay } from './degree-sides';
import { leastSquares, weightedMean, type LinearFit } from './least-squares';

/** Energy = base + cooling·(degrees above its balance) + heating·(degrees below its balance), per day. */
export interface DegreeDayModel {
  basePerDay: number;
  /** null in a model without cooling */
  cooling: DegreeTerm | null;
  heating: DegreeTerm | null;
  /** share of the variance that the model explains */
  rSquared: number;
  /** root of the mean squared error ÷ mean energy */
  cvRmse: number;
}

/** The answer on one side of a balance point. */
export interface DegreeTerm {
  balance: number;
  /** energy per degree and day beyond the balance point */
  perDegree: number;
  tValue: number;
  /** days beyond the balance point */
  days: number;
  /** Σ perDegree × degrees over the fitted days */
  energy: number;
  /** the search stopped at its edge: the slope holds, the balance point itself was not found */
  atEdge: boolean;
}

interface Candidate {
  sides: DegreeSide[];
  fit: LinearFit;
  criterion: number;
}

/** Passes of reweighting; the weights settle after two or three. */
const PASSES = 4;
/** A fitted value below this share of the mean is taken as this, or quiet days would outweigh all others. */
const WEIGHT_FLOOR = 0.1;

/**
 * Searches the model with the best Bayesian criterion among: no response, cooling, heating, both. Each balance point
 * counts as a parameter, so that a second slope must earn its place. Days are weighted by 1 ÷ fitted², since the spread
 * of a load grows with the load: without that a few hot days drag both balance points inwards.
 */
export function searchDegreeDays(days: readonly ResponseDay[], search: DegreeSearch): DegreeDayModel {
  const energies = Float64Array.from(days, ({ energy }) => energy);
  const cooling = degreeSides(days, 'cooling', search);
  const heating = degreeSides(days, 'heating', search);
  let weights = new Float64Array(days.length).fill(1);
  let best = bestCandidate(energies, weights, cooling, heating, search.minTValue);
  for (let pass = 1; pass < PASSES; pass++) {
    weights = weightsFrom(fittedValues(best, days.length), energies);
    best = bestCandidate(energies, weights, cooling, heating, search.minTValue);
  }
  return modelOf(best, energies);
}

function bestCandidate(
  energies: Float64Array,
  weights: Float64Array,
  cooling: readonly DegreeSide[],
  heating: readonly DegreeSide[],
  minTValue: number,
): Candidate {
  let best = candidateOf(energies, weights, [])!;
  const consider = (...sides: DegreeSide[]) => {
    const candidate = candidateOf(energies, weights, sides);
    const sure = candidate?.fit.tValues.every((tValue) => tValue >= minTValue);
    if (candidate && sure && candidate.criterion < best.criterion) best = candidate;
  };
  for (const side of [...cooling, ...heating]) consider(side);
  for (const warm of cooling) {
    for (const cold of heating) if (cold.balance <= warm.balance) consider(warm, cold);
  }
  return best;
}

function candidateOf(energies: Float64Array, weights: Float64Array, sides: DegreeSide[]): Candidate | null {
  const columns = sides.map(({ degrees }) => degrees);
  const fit = leastSquares(energies, columns, weights);
  if (!fit) return null;
  const count = energies.length;
  const parameters = 1 + 2 * sides.length;
  const misfit = Math.log(Math.max(fit.residual, Number.MIN_VALUE) / count);
  return { sides, fit, criterion: count * misfit + parameters * Math.log(count) };
}

function fittedValues({ sides, fit }: Candidate, count: number): Float64Array {
  const values = new Float64Array(count).fill(fit.intercept);
  sides.forEach(({ degrees }, index) => {
    for (let i = 0; i < count; i++) values[i] += fit.slopes[index] * degrees[i];
  });
  return values;
}

function weightsFrom(fitted: Float64Array, energies: Float64Array): Float64Array<ArrayBuffer> {
  const mean = weightedMean(energies, new Float64Array(energies.length).fill(1));
  return Float64Array.from(fitted, (value) => Math.max(value, WEIGHT_FLOOR * mean) ** -2 * mean ** 2);
}

function modelOf(best: Candidate, energies: Float64Array): DegreeDayModel {
  const term = (kind: DegreeSide['kind']): DegreeTerm | null => {
    const index = best.sides.findIndex((side) => side.kind === kind);
    if (index < 0) return null;
    const { balance, days, degrees, atEdge } = best.sides[index];
    const perDegree = best.fit.slopes[index];
    const energy = perDegree * degrees.reduce((sum, each) => sum + each, 0);
    return { balance, perDegree, tValue: best.fit.tValues[index], days, energy, atEdge };
  };
  return {
    basePerDay: best.fit.intercept,
    cooling: term('cooling'),
    heating: term('heating'),
    ...quality(best, energies),
  };
}

/** Fit on the plain scale, as a reader checks it: not weighted. */
function quality(best: Candidate, energies: Float64Array): { rSquared: number; cvRmse: number } {
  const count = energies.length;
  const mean = weightedMean(energies, new Float64Array(count).fill(1));
  const fitted = fittedValues(best, count);
  const squares = (of: (index: number) => number) =>
    energies.reduce((sum, _, index) => sum + of(index) ** 2, 0);
  const residual = squares((index) => energies[index] - fitted[index]);
  const total = squares((index) => energies[index] - mean);
  const freedom = Math.max(1, count - 1 - 2 * best.sides.length);
  return { rSquared: total > 0 ? 1 - residual / total : 0, cvRmse: Math.sqrt(residual / freedom) / mean };
}
