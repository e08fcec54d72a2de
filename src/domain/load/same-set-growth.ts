/** Growth of the usage points that both periods know, so that new connections do not look like heat. */
export interface SameSetGrowth {
  points: number;
  beforeWh: number;
  nowWh: number;
  /** null where nobody is in both, or they used nothing before */
  changePercent: number | null;
}

/** Energy per usage-point key in both periods; NaN = not known. Keys that only one period has are left out of both. */
export function sameSetGrowth(beforeWh: Float64Array, nowWh: Float64Array): SameSetGrowth {
  let [points, before, now] = [0, 0, 0];
  const size = Math.min(beforeWh.length, nowWh.length);
  for (let key = 0; key < size; key++) {
    const [then, after] = [beforeWh[key], nowWh[key]];
    if (Number.isNaN(then) || Number.isNaN(after)) continue;
    points++;
    before += then;
    now += after;
  }
  const changePercent = before > 0 ? (100 * (now - before)) / before : null;
  return { points, beforeWh: before, nowWh: now, changePercent };
}
