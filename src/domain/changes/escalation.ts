/** From that multiple of the base on, the named role signs (EVN 2020: 3 to 10 times). A setting of its own, by ratio. */
export interface EscalationLevel {
  /** 3 = three times the base, which is +200 % */
  ratio: number;
  role: string;
}

export const DEFAULT_ESCALATION: readonly EscalationLevel[] = [
  { ratio: 3, role: 'team-lead' },
  { ratio: 5, role: 'business-manager' },
  { ratio: 10, role: 'director' },
];

/** The highest level reached; null below the first, and on a base of 0, where there is no multiple. */
export function escalationOf(
  currentKwh: number,
  baseKwh: number,
  levels: readonly EscalationLevel[] = DEFAULT_ESCALATION,
): EscalationLevel | null {
  const reached = levels.filter(({ ratio }) => timesBase(currentKwh, baseKwh, ratio));
  return reached.reduce<EscalationLevel | null>((a, b) => (a && a.ratio > b.ratio ? a : b), null);
}

/** current ≥ ratio × base in integers; a ratio may have one decimal. */
export const timesBase = (currentKwh: number, baseKwh: number, ratio: number): boolean =>
  baseKwh > 0 && 10 * currentKwh >= Math.round(10 * ratio) * baseKwh;
