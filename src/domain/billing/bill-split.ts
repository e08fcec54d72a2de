import { usagesOf, type BillRequest } from './bill-request';
import type { Rounding } from './rounding';
import { splitUsage, type SplitPoint } from './split';
import type { PriceSpan, TouRegister } from './tariff';

/** A price change within the bill; `register` is null where there is only one. */
export interface BillSplit extends SplitPoint {
  register: TouRegister | null;
}

export type DividedUsage =
  | { kind: 'fault'; message: string }
  | {
      kind: 'divided';
      splits: BillSplit[];
      roundings: Rounding[];
      kwhOf: (register: TouRegister | null, spanIndex: number) => number;
    };

/** Divides the kWh of each register at the price changes. */
export function divideUsage(request: BillRequest, spans: readonly PriceSpan[]): DividedUsage {
  const changes = spans.slice(1).map(({ from }) => from);
  const splits: BillSplit[] = [];
  const roundings: Rounding[] = [];
  const cuts = new Map<TouRegister | null, number[]>();
  for (const [register, usage] of usagesOf(request)) {
    const split = splitUsage(usage.kwh, request.period, changes, usage.known ?? []);
    if (split.kind === 'fault') return split;
    splits.push(...split.points.map((point) => ({ ...point, register })));
    roundings.push(...split.roundings);
    cuts.set(register, [0, ...split.points.map(({ kwhBefore }) => kwhBefore), usage.kwh]);
  }
  const kwhOf = (register: TouRegister | null, spanIndex: number): number => {
    const cut = cuts.get(register)!;
    return cut[spanIndex + 1] - cut[spanIndex];
  };
  return { kind: 'divided', splits, roundings, kwhOf };
}
