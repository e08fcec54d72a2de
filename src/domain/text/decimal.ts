/**
 * A number as it is written in decimals: `units` ÷ 10^`scale` (1e21 has the scale −21). Rounding works on these digits, so that 1.005 becomes
 * 1.01 although its float lies a hair below.
 */
export interface Decimal {
  units: bigint;
  scale: number;
}

/** The shortest decimal that names this float. Throws for what is no finite number. */
export function decimalOf(value: number): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`cannot write ${value} as a number`);
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length - Number(exponent) };
}

/** Divides by a power of ten without leaving the decimals: Wh to kWh is 3. */
export const shifted = ({ units, scale }: Decimal, places: number): Decimal => ({
  units,
  scale: scale + places,
});

/** Rounds half away from zero, as a person does: 2,5 to 3 and −2,5 to −3. Result has exactly `places` decimals. */
export function rounded({ units, scale }: Decimal, places: number): Decimal {
  if (scale <= places) return { units: units * 10n ** BigInt(places - scale), scale: places };
  const divisor = 10n ** BigInt(scale - places);
  const size = units < 0n ? -units : units;
  const up = (size % divisor) * 2n >= divisor ? 1n : 0n;
  const result = size / divisor + up;
  return { units: units < 0n ? -result : result, scale: places };
}

/** Cuts off what is beyond `places`, towards zero. */
export function truncated({ units, scale }: Decimal, places: number): Decimal {
  if (scale <= places) return rounded({ units, scale }, places);
  return { units: units / 10n ** BigInt(scale - places), scale: places };
}

/** Rounds a number half away from zero on its decimals. */
export function roundTo(value: number, places: number): number {
  const { units, scale } = rounded(decimalOf(value), places);
  return Number(units) / 10 ** scale;
}
