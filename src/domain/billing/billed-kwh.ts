/**
 * How whole kWh are made of a register (ruling B3; a setting, since no text was found): `floor` reads the counter's
 * whole digits, as a reader does. Both ends are cut in the same way, so bills telescope: no kWh is lost or billed twice.
 */
export type WholeKwhRule = 'floor' | 'half-up';

/** Counter at both ends of one meter segment, in Wh before the multiplier. After a rollover `endWh` has 10^digits added. */
export interface SegmentRegisters {
  startWh: number;
  endWh: number;
  multiplier: number;
}

const WH_PER_KWH = 1000;

/** Wh to whole kWh by the rule. */
export function wholeKwh(wh: number, rule: WholeKwhRule): number {
  return rule === 'floor' ? Math.floor(wh / WH_PER_KWH) : Math.floor((wh + WH_PER_KWH / 2) / WH_PER_KWH);
}

/**
 * R(end × multiplier) − R(start × multiplier), added over the segments. The product is first brought to whole Wh:
 * a multiplier of 2.3 must not make 114 999,99… of 115 000 Wh.
 */
export function billedKwh(segments: readonly SegmentRegisters[], rule: WholeKwhRule = 'floor'): number {
  const register = (wh: number, multiplier: number) => wholeKwh(Math.round(wh * multiplier), rule);
  return segments.reduce(
    (sum, { startWh, endWh, multiplier }) =>
      sum + register(endWh, multiplier) - register(startWh, multiplier),
    0,
  );
}

/** Points that deliver only energy have no counter to cut: R of the period's sum. */
export const billedKwhOfSum = (energyWh: number, rule: WholeKwhRule = 'floor'): number =>
  wholeKwh(energyWh, rule);
