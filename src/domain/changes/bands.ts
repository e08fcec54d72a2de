/** A range of changes in one direction, `fromPercent` inclusive, `toPercent` exclusive (null = open). */
export interface Band {
  /** `up-30-50`, `up-300`, `down-100` */
  name: string;
  direction: 'up' | 'down';
  fromPercent: number;
  /** equal to `fromPercent` in the band of exactly −100 % */
  toPercent: number | null;
}

/** Disjoint bands of ruling C3: up [30,50) [50,100) [100,300) [300,∞), down [30,50) [50,100) {100}. */
const UP_EDGES = [50, 100, 300];
const DOWN_EDGES = [50, 100];

/** The bands from a threshold on; edges that the threshold has passed fall away. */
export function bandsFor(thresholdPercent: number): Band[] {
  const up = [thresholdPercent, ...UP_EDGES.filter((edge) => edge > thresholdPercent)];
  const down = [thresholdPercent, ...DOWN_EDGES.filter((edge) => edge > thresholdPercent)];
  return [
    ...up.map((from, index) => band('up', from, up[index + 1] ?? null)),
    ...down.map((from, index) => band('down', from, down[index + 1] ?? from)),
  ];
}

function band(direction: 'up' | 'down', fromPercent: number, toPercent: number | null): Band {
  const isPoint = toPercent === null || toPercent === fromPercent;
  const name = [direction, fromPercent, ...(isPoint ? [] : [toPercent])].join('-');
  return { name, direction, fromPercent, toPercent };
}

/** The band of a change, null below the threshold. Whole kWh, base above 0. */
export function bandOf(currentKwh: number, baseKwh: number, bands: readonly Band[]): Band | null {
  const direction = currentKwh > baseKwh ? 'up' : 'down';
  const reached = bands.filter(
    (each) => each.direction === direction && reaches(currentKwh, baseKwh, each.fromPercent),
  );
  return reached.at(-1) ?? null;
}

/** 100·|current − base| ≥ percent·base in integers; a threshold may have one decimal. */
function reaches(currentKwh: number, baseKwh: number, percent: number): boolean {
  return 1000 * Math.abs(currentKwh - baseKwh) >= Math.round(10 * percent) * baseKwh;
}

export interface BandCount extends Band {
  count: number;
}

/** How many changes fell into each band; every band is there, also with 0. */
export function countBands(bands: readonly Band[], changes: Iterable<{ band: Band | null }>): BandCount[] {
  const counts = new Map<string, number>();
  for (const { band: each } of changes) {
    if (each) counts.set(each.name, (counts.get(each.name) ?? 0) + 1);
  }
  return bands.map((each) => ({ ...each, count: counts.get(each.name) ?? 0 }));
}

/** In print counts are cumulative: "từ 30 % trở lên" holds those of 50 % too (ruling C3). */
export const cumulativeCounts = (counts: readonly BandCount[]): BandCount[] =>
  counts.map((each) => ({
    ...each,
    toPercent: null,
    name: `${each.direction}-${each.fromPercent}`,
    count: counts
      .filter(({ direction, fromPercent }) => direction === each.direction && fromPercent >= each.fromPercent)
      .reduce((sum, { count }) => sum + count, 0),
  }));
