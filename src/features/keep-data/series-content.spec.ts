import { Channel, emptyRows, Quality } from '../../domain/metering/reading';
import { DayTotals, firstDifference } from './day-totals';
import { blockOf, endsOf, sameAreaDays, sameIntervals, sameReadings } from './series-content';

function rowsOf(values: number[]) {
  const rows = emptyRows(values.length);
  values.forEach((valueWh, row) => {
    rows.key[row] = row % 2;
    rows.day[row] = 20_000 + Math.floor(row / 2);
    rows.valueWh[row] = valueWh;
    rows.quality[row] = Quality.Measured;
  });
  return rows;
}

describe('what copies are compared by', () => {
  it('is every field of every reading', () => {
    expect(sameReadings(rowsOf([1, 2]), rowsOf([1, 2]))).toBe(true);
    expect(sameReadings(rowsOf([1, 2]), rowsOf([1, 2, 3]))).toBe(false);
    for (const field of ['key', 'day', 'channel', 'valueWh', 'meter', 'quality'] as const) {
      const other = rowsOf([1, 2]);
      other[field][1] += 1;
      expect([field, sameReadings(rowsOf([1, 2]), other)]).toEqual([field, false]);
    }
  });

  it('is every interval, and which of them were not received', () => {
    const day = (values: number[], quality = 4) => ({
      key: 1,
      day: 20_000,
      channel: Channel.Total,
      minutes: 60,
      valueWh: Float64Array.from(values),
      quality: Uint8Array.from(values, () => quality),
    });
    expect(sameIntervals([day([1, NaN])], [day([1, NaN])])).toBe(true);
    expect(sameIntervals([day([1, NaN])], [day([1, 0])])).toBe(false);
    expect(sameIntervals([day([1])], [day([1], 2)])).toBe(false);
    expect(sameIntervals([day([1])], [{ ...day([1]), minutes: 30 }])).toBe(false);
    expect(sameIntervals([day([1])], [])).toBe(false);
  });

  it('is every figure of load by area', () => {
    const row = { area: 1, day: 20_000, measuredWh: 1, estimatedWh: 2, received: 3, expected: 4 };
    expect(sameAreaDays([row], [{ ...row }])).toBe(true);
    expect(sameAreaDays([row], [{ ...row, estimatedWh: 2.5 }])).toBe(false);
  });

  it('is the block that readings fill', () => {
    expect(blockOf(rowsOf([1, 2, 3]))).toEqual({ keys: Int32Array.of(0, 1), from: 20_000, to: 20_001 });
  });

  it('is as many days as there are', () => {
    const many = Array.from({ length: 300_000 }, (_, at) => 20_000 + ((at * 7) % 1000));
    expect(endsOf(many)).toEqual([20_000, 20_999]);
  });

  it('is counts and sums by day and channel, and the first that differs is named', () => {
    const totals = (values: number[]) => {
      const sums = new DayTotals();
      sums.add(rowsOf(values));
      return sums;
    };
    expect(totals([1, 2, 3]).readings).toBe(3);
    expect(totals([1, 2, 3]).list()).toEqual([
      { day: '2024-10-04', channel: 'total', readings: 2, sumWh: 3 },
      { day: '2024-10-05', channel: 'total', readings: 1, sumWh: 3 },
    ]);
    expect(firstDifference(totals([1, 2, 3]).list(), totals([2, 1, 3]).list())).toBeNull();
    expect(firstDifference(totals([1, 2]).list(), totals([1, 2, 3]).list())).toBe(
      'no more readings instead of 2024-10-05, total: 1 readings, 3 Wh',
    );
    expect(firstDifference(totals([1, 3]).list(), totals([1, 2]).list())).toMatch(/4 Wh instead of .* 3 Wh/);
  });
});
