import { meter, series } from '../../../test/builders/registers';
import { deliveredSeries, usageDays, type PointSeries } from './daily-usage';

const NOTHING = series('');
const point = (given: Partial<PointSeries>): PointSeries => ({
  registers: NOTHING,
  energy: NOTHING,
  intervalEnergy: NOTHING,
  ...given,
});

/** `energy kWh / register kWh quality source` of each day; `-` = not known. */
const shown = (given: Partial<PointSeries>, from: number, to: number, segments = [meter({ ordinal: 1 })]) =>
  usageDays(point(given), from, to, segments).map(({ energyWh, registerWh, quality, source }) =>
    [energyWh, registerWh]
      .map((wh) => (wh === null ? '-' : String(wh / 1000)))
      .concat(quality, source ?? '-')
      .join(' '),
  );

describe('days of a usage point from registers', () => {
  it('have the energy since the evening before, the register, and the lower quality of both', () => {
    expect(shown({ registers: series('100 110 e125 140 150', 20) }, 21, 24)).toEqual([
      '10 110 measured registers',
      '15 125 estimated registers',
      '15 140 estimated registers',
      '10 150 measured registers',
    ]);
  });

  it('are dated', () => {
    const days = usageDays(point({ registers: series('100 110', 20) }), 20, 21, []);
    expect(days.map(({ day }) => day)).toEqual([20, 21]);
  });

  it('outside what is stored are missing', () => {
    expect(shown({ registers: series('100 110', 20) }, 19, 22)).toEqual([
      '- - missing -',
      '- 100 measured -',
      '10 110 measured registers',
      '- - missing -',
    ]);
  });

  it('a doubted register is shown as such, and gives no energy on either side', () => {
    expect(shown({ registers: series('100 s990 120', 20) }, 21, 22)).toEqual([
      '- 990 suspect -',
      '- 120 measured -',
    ]);
  });

  it('a counter that fell gives none', () => {
    expect(shown({ registers: series('100 90', 20) }, 21, 21)).toEqual(['- 90 measured -']);
  });

  it('the multiplier counts for the energy, not for the register', () => {
    const behind = [meter({ ordinal: 1, multiplier: 40 })];
    expect(shown({ registers: series('100 101', 20) }, 21, 21, behind)).toEqual([
      '40 101 measured registers',
    ]);
  });
});

describe('days of a usage point as delivered', () => {
  it('complete intervals come before a delivered day, registers before both', () => {
    const given = {
      registers: series('100 110 _ _ _', 20),
      energy: series('_ 9 9 e9 _', 20),
      intervalEnergy: series('_ 8 8 s8 _', 20),
    };
    expect(shown(given, 21, 24)).toEqual([
      '10 110 measured registers',
      '8 - measured intervals',
      '9 - estimated energy',
      '- - missing -',
    ]);
  });

  it('stand in where registers give no energy', () => {
    const given = { registers: series('100 90', 20), energy: series('_ 9', 20) };
    expect(shown(given, 21, 21)).toEqual(['9 - measured energy']);
  });

  it('make one series, with gaps where nothing was delivered', () => {
    const merged = deliveredSeries(
      point({ energy: series('9 e9 _ 9 _', 20), intervalEnergy: series('8 _ _ s7', 20) }),
    );
    expect(merged.from).toBe(20);
    expect([...merged.valueWh]).toEqual([8000, 9000, NaN, 9000, NaN]);
    expect([...merged.quality]).toEqual([4, 1, 0, 4, 0]);
    expect(
      deliveredSeries(point({ energy: series('9', 20), intervalEnergy: series('8 7', 20) })).valueWh,
    ).toEqual(Float64Array.of(8000, 7000));
  });
});
