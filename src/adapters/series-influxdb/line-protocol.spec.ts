import fc from 'fast-check';
import { Channel, emptyRows, Quality } from '../../domain/metering/reading';
import {
  areaLine,
  intervalLine,
  packedQualities,
  packedValues,
  readingLines,
  tagValue,
  unpackedQualities,
  unpackedValues,
} from './line-protocol';
import { nameOf } from './write-lines';

const DAY = 20_000;

describe('line protocol', () => {
  it('writes a reading with its identity as tags and everything else as whole-number fields', () => {
    const rows = emptyRows(2);
    rows.key.set([5, 2048]);
    rows.day.fill(DAY);
    rows.channel.set([Channel.Total, Channel.IntervalEnergy]);
    rows.valueWh.set([9_999_999_999_999_000, -5]);
    rows.quality.set([Quality.Measured, 0x81]);
    expect(readingLines(rows, 0, 2, ['PA18', ''])).toEqual([
      'day_reading,block=0,channel=total,key=5,usage_point=PA18 value_wh=9999999999999000i,meter=0i,quality=4i 1728000000',
      'day_reading,block=2,channel=interval-energy,key=2048 value_wh=-5i,meter=0i,quality=129i 1728000000',
    ]);
  });

  it('writes a day of intervals as one point', () => {
    const line = intervalLine(
      {
        key: 1,
        day: DAY,
        channel: Channel.Total,
        minutes: 720,
        valueWh: Float64Array.of(10, NaN),
        quality: Uint8Array.of(Quality.Measured, 0),
      },
      'PA 1',
    );
    expect(line).toBe(
      'interval_day,block=0,channel=total,key=1,usage_point=PA\\ 1 minutes=720i,values_wh="10 _",qualities="0400",energy_wh=10i,received=1i 1728000000',
    );
  });

  it('writes an area with its kind and path', () => {
    const row = { area: 3, day: DAY, measuredWh: 1, estimatedWh: 0.5, received: 8, expected: 9 };
    expect(areaLine(row, { kind: 'network', path: 'Corp/Team A' })).toBe(
      'area_load,area=3,kind=network,path=Corp/Team\\ A measured_wh=1,estimated_wh=0.5,received=8i,expected=9i 1728000000',
    );
  });

  it.each([
    ['") |> drop()', '")\\ |>\\ drop()'],
    ['a,b=c d', 'a\\,b\\=c\\ d'],
    ['ends in a backslash\\', 'ends\\ in\\ a\\ backslash/'],
    ['two\nlines\u0000', 'two\\ lines\\ '],
    ['điểm đo 1', 'điểm\\ đo\\ 1'],
  ])('takes the name %j for a name', (name, written) => {
    expect(tagValue(name)).toBe(written);
  });

  it('packs and unpacks any day of intervals', () => {
    const slot = fc.record({ value: fc.option(fc.maxSafeNat()), quality: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(slot), (slots) => {
        const values = Float64Array.from(slots, ({ value }) => value ?? NaN);
        const qualities = Uint8Array.from(slots, ({ quality }) => quality);
        expect(unpackedValues(packedValues(values))).toEqual(values);
        expect(unpackedQualities(packedQualities(qualities))).toEqual(qualities);
      }),
    );
  });

  it('says what a line stands for', () => {
    expect(
      nameOf('day_reading,block=0,channel=peak,key=5,usage_point=PA\\ 18\\,x value_wh=1.5i 1728000000'),
    ).toBe('usage point PA 18,x, channel peak, 2024-10-04');
    expect(nameOf('day_reading,block=0,channel=peak,key=5 value_wh=1i 1728000000')).toContain(
      'usage point 5,',
    );
    expect(nameOf('area_load,area=3,kind=network,path=Corp/Team measured_wh=1 1728000000')).toBe(
      'area Corp/Team, 2024-10-04',
    );
  });
});
