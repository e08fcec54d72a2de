import type { FleetValues } from '../metering/area-load';
import type { MeterSegment } from '../metering/meter';
import { billedKwhOf } from '../metering/period';
import { isGood, isMeasured, Quality, qualityOf } from '../metering/reading';
import { energyOf, spansBetween } from '../metering/usage';
import type { LocalDate } from '../time/local-date';
import type { Period } from '../time/period';

/** Registers at one edge of a period, by place in the walk; NaN = none that may be used as it stands. */
export interface EdgeRegisters {
  day: LocalDate;
  valueWh: Float64Array;
  meter: Uint8Array;
}

/** The registers of one day at an edge: good ones that the source has not estimated. */
export function edgeOf(keys: Int32Array, values: FleetValues): EdgeRegisters {
  const edge: EdgeRegisters = {
    day: values.day,
    valueWh: new Float64Array(keys.length).fill(NaN),
    meter: new Uint8Array(keys.length),
  };
  keys.forEach((key, place) => {
    const byte = values.quality[key];
    if (!isGood(byte) || qualityOf(byte) === Quality.Estimated) return;
    edge.valueWh[place] = values.valueWh[key];
    edge.meter[place] = values.meter[key];
  });
  return edge;
}

/**
 * Walks the registers of a period through the fleet, day by day, and tells the points that are ordinary (one meter
 * whose counter only rises, both edges there) from those that have to be looked at one by one.
 */
export class PeriodWalk {
  /** days of the period with a good register */
  readonly received: Int32Array;
  /** 1 = every day of the period has a measured register */
  readonly daysMeasured: Uint8Array;
  /** 1 = so have both edges */
  readonly edgesMeasured: Uint8Array;
  /** 1 = a register of the day after the period continues it */
  readonly laterFits: Uint8Array;
  /** 1 = the counter fell or another meter was read on the way */
  private readonly uneven: Uint8Array;
  private readonly last: Pick<EdgeRegisters, 'valueWh' | 'meter'>;
  start: EdgeRegisters | null = null;
  end: EdgeRegisters | null = null;

  /** `keys` of the usage points whose period that is; a place is an index into them. */
  constructor(
    private readonly keys: Int32Array,
    readonly period: Period,
  ) {
    const size = keys.length;
    this.received = new Int32Array(size);
    this.daysMeasured = new Uint8Array(size).fill(1);
    this.edgesMeasured = new Uint8Array(size).fill(1);
    this.laterFits = new Uint8Array(size);
    this.uneven = new Uint8Array(size);
    this.last = { valueWh: new Float64Array(size).fill(NaN), meter: new Uint8Array(size) };
  }

  /** Takes the registers of a day; days ascending, from the one before the period to the one after it; others are ignored. */
  take(values: FleetValues): void {
    const { from, until } = this.period;
    if (values.day < from - 1 || values.day > until) return;
    if (values.day === until) return this.takeLater(values);
    this.step(values, values.day >= from, values.day < from || values.day === until - 1);
    if (values.day === from - 1) this.start = edgeOf(this.keys, values);
    if (values.day === until - 1) this.end = edgeOf(this.keys, values);
  }

  /** True when energy may be read from the edges alone. */
  isEven(place: number): boolean {
    return this.uneven[place] === 0;
  }

  /** One loop over the fleet a day, some thirty times a period: plain arrays and locals, no objects. */
  private step({ valueWh, meter, quality }: FleetValues, isInside: boolean, isEdge: boolean): void {
    const { keys, last, received, daysMeasured, edgesMeasured, uneven } = this;
    for (let place = 0; place < keys.length; place++) {
      const key = keys[place];
      const byte = quality[key];
      if (!isMeasured(byte)) {
        if (isInside) daysMeasured[place] = 0;
        if (isEdge) edgesMeasured[place] = 0;
      }
      if (!isGood(byte)) continue;
      if (isInside) received[place]++;
      const before = last.valueWh[place];
      // A first register has nothing before it: NaN is not above anything.
      if (before > valueWh[key] || (before <= valueWh[key] && last.meter[place] !== meter[key]))
        uneven[place] = 1;
      last.valueWh[place] = valueWh[key];
      last.meter[place] = meter[key];
    }
  }

  private takeLater(values: FleetValues): void {
    const { valueWh, meter } = this.last;
    this.keys.forEach((key, place) => {
      const fits = values.valueWh[key] >= valueWh[place] && values.meter[key] === meter[place];
      this.laterFits[place] = isGood(values.quality[key]) && fits ? 1 : 0;
    });
  }
}

/** Energy of an ordinary point between two edges; null where its meters have to be looked at. */
export function ordinaryEnergy(
  start: EdgeRegisters,
  end: EdgeRegisters,
  place: number,
  segments: readonly MeterSegment[],
): { energyWh: number; billedKwh: number } | null {
  const [from, to] = [registerOf(start, place), registerOf(end, place)];
  if (!from || !to || from.meter !== to.meter || to.valueWh < from.valueWh) return null;
  const { spans } = spansBetween(from, to, segments);
  return spans?.length === 1 ? { energyWh: energyOf(spans), billedKwh: billedKwhOf(spans) } : null;
}

const registerOf = ({ day, valueWh, meter }: EdgeRegisters, place: number) =>
  Number.isNaN(valueWh[place]) ? null : { day, valueWh: valueWh[place], meter: meter[place] };
