import type { MeterSegment } from '../../src/domain/metering/meter';
import { UNRECORDED_METER } from '../../src/domain/metering/meter';
import type { DaySeries } from '../../src/domain/metering/period';
import { Quality, SUSPECT_BIT } from '../../src/domain/metering/reading';
import type { RegisterAt } from '../../src/domain/metering/usage';

/**
 * Registers in kWh at the ends of successive days: `100 130 _ 190`. `_` is a missing day, `e120` an estimate, `s120` a
 * suspect one, `120@2` a reading of the meter with ordinal 2.
 */
export function registers(text: string, firstDay = 1): RegisterAt[] {
  return cells(text, firstDay).map(({ day, kwh, meter }) => ({ day, valueWh: kwh * 1000, meter }));
}

/** The same as a stored series that begins on `firstDay`. */
export function series(text: string, firstDay = 1): DaySeries {
  const length = text.trim().split(/\s+/).filter(Boolean).length;
  const days: DaySeries = {
    from: firstDay,
    valueWh: new Float64Array(length).fill(NaN),
    meter: new Uint8Array(length),
    quality: new Uint8Array(length),
  };
  for (const { day, kwh, meter, quality } of cells(text, firstDay)) {
    days.valueWh[day - firstDay] = kwh * 1000;
    days.meter[day - firstDay] = meter;
    days.quality[day - firstDay] = quality;
  }
  return days;
}

const CELL = /^([es]?)(\d+(?:\.\d+)?)(?:@(\d))?$/;

function cells(
  text: string,
  firstDay: number,
): { day: number; kwh: number; meter: number; quality: number }[] {
  return text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((cell, index) => {
      if (cell === '_') return [];
      const match = CELL.exec(cell);
      if (!match) throw new Error(`cannot read the register "${cell}"`);
      const quality = match[1] === 'e' ? Quality.Estimated : Quality.Measured;
      return [
        {
          day: firstDay + index,
          kwh: Number(match[2]),
          meter: Number(match[3] ?? 0),
          quality: match[1] === 's' ? quality | SUSPECT_BIT : quality,
        },
      ];
    });
}

/** A meter segment; registers in kWh. */
export function meter(given: {
  ordinal: number;
  installed?: [day: number, kwh: number];
  removed?: [day: number, kwh: number | null];
  digits?: number;
  multiplier?: number;
}): MeterSegment {
  return {
    ...UNRECORDED_METER,
    ordinal: given.ordinal,
    serial: `M${given.ordinal}`,
    installedDay: given.installed?.[0] ?? -Infinity,
    installedWh: given.installed ? given.installed[1] * 1000 : null,
    removedDay: given.removed?.[0] ?? Infinity,
    removedWh: given.removed && given.removed[1] !== null ? given.removed[1] * 1000 : null,
    digits: given.digits ?? null,
    multiplier: given.multiplier ?? 1,
  };
}
