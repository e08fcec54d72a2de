import { meter, series } from '../../../test/builders/registers';
import { nearestRegister, periodFromDays, periodFromRegisters, registerAt } from './period';
import { usageDays } from './daily-usage';

const EMPTY = series('');

describe('energy of a period from registers', () => {
  it('uses the registers of the day before and of the last day (M4), whatever is missing between', () => {
    const period = periodFromRegisters(series('100 110 _ _ 190'), 2, 6, []);
    expect(period).toMatchObject({ energyWh: 90_000, billedKwh: 90, basis: 'registers', gap: null });
    expect(period.coverage).toEqual({ received: 2, expected: 4, ratio: 0.5 });
  });

  it('interpolates a missing boundary between two good registers, marked (M10)', () => {
    const period = periodFromRegisters(series('100 110 _ 130'), 2, 4, []);
    expect(period).toMatchObject({ energyWh: 20_000, basis: 'estimated' });
    expect(period.end).toMatchObject({ day: 3, valueWh: 120_000, estimated: true });
  });

  it('never extrapolates, and names the last register that is known', () => {
    const period = periodFromRegisters(series('100 110 _'), 2, 4, []);
    expect(period).toMatchObject({
      energyWh: null,
      billedKwh: null,
      gap: 'end-missing',
      lastKnown: { day: 2 },
    });
  });

  it('does not interpolate over more than ten days', () => {
    const period = periodFromRegisters(series(`100 ${'_ '.repeat(10)} 200`), 2, 6, []);
    expect(period.gap).toBe('end-missing');
  });

  it('does not use suspect registers', () => {
    expect(periodFromRegisters(series('100 110 s120'), 2, 4, []).gap).toBe('end-missing');
  });

  it('notices an exchange that nobody recorded, even where the ends would fit', () => {
    const period = periodFromRegisters(series('100@1 110@1 5@2 150@2'), 2, 5, []);
    expect(period).toMatchObject({ energyWh: null, gap: 'exchange-unrecorded' });
  });

  it('gives all four registers at an exchange', () => {
    const segments = [meter({ ordinal: 1, removed: [3, 115] }), meter({ ordinal: 2, installed: [3, 2] })];
    const period = periodFromRegisters(series('100@1 110@1 3@2 8@2'), 2, 5, segments);
    expect(period.energyWh).toBe(21_000);
    expect(period.spans.map(({ startWh, endWh }) => [startWh, endWh])).toEqual([
      [100_000, 115_000],
      [2_000, 8_000],
    ]);
  });

  it('telescopes in whole kWh (B3)', () => {
    const whole = periodFromRegisters(series('100.6 110.5 120.4'), 2, 4, []);
    const first = periodFromRegisters(series('100.6 110.5 120.4'), 2, 3, []);
    const second = periodFromRegisters(series('100.6 110.5 120.4'), 3, 4, []);
    expect(first.billedKwh! + second.billedKwh!).toBe(whole.billedKwh);
  });
});

describe('registers at the edges', () => {
  const stored = series('100 s105 _ e120 130', 50);

  it('are good ones inside the series', () => {
    const day = (each: number) => registerAt(stored, each)?.valueWh;
    expect([50, 53, 54].map(day)).toEqual([100_000, 120_000, 130_000]);
    for (const missing of [49, 51, 52, 55]) expect(registerAt(stored, missing)).toBeNull();
    expect(registerAt(stored, 53)).toMatchObject({ day: 53, estimated: true });
    expect(registerAt(stored, 54)).toMatchObject({ estimated: false });
  });

  it('are looked for on both sides, inside the series only', () => {
    const nearest = (day: number, step: 1 | -1) => nearestRegister(stored, day, step)?.day ?? null;
    expect([nearest(52, -1), nearest(52, 1), nearest(50, -1), nearest(54, 1)]).toEqual([50, 53, 50, 54]);
    const gap = series('_ s105 _', 50);
    expect([nearestRegister(gap, 51, -1), nearestRegister(gap, 51, 1)]).toEqual([null, null]);
    expect([nearest(49, 1), nearest(55, -1)]).toEqual([null, null]);
  });

  const from = (text: string, segments = [meter({ ordinal: 1 })]) =>
    periodFromRegisters(series(text, 50), 51, 55, segments);

  it('are interpolated by days, to whole Wh (M10)', () => {
    expect(from('100 110 120 _ _ _ 163').end).toEqual({
      day: 54,
      valueWh: 141_500,
      meter: 1,
      estimated: true,
    });
    expect(from('100 110 120 _ _ 141').end?.valueWh).toBe(134_000);
    expect(from('100 110 120.001 _ _ 140').end?.valueWh).toBe(133_334);
  });

  it('are interpolated over ten days at most', () => {
    expect(from(`100 ${'_ '.repeat(9)}200`).end?.valueWh).toBe(140_000);
    expect(from(`100 ${'_ '.repeat(10)}200`)).toMatchObject({ end: null, gap: 'end-missing' });
    expect(periodFromRegisters(series('100 _ _ 130', 50), 51, 52, [], 2).gap).toBe('end-missing');
  });

  it('are not interpolated across a fall or an exchange', () => {
    expect(from('100 110 120 130 _ 90')).toMatchObject({ end: null, gap: 'end-missing' });
    const exchanged = [meter({ ordinal: 1, removed: [54, 140] }), meter({ ordinal: 2, installed: [54, 0] })];
    expect(from('100@1 110@1 120@1 130@1 _ 5@2', exchanged)).toMatchObject({ end: null, gap: 'end-missing' });
  });

  it('one that the source has estimated makes the period estimated', () => {
    expect(from('e100 110 120 130 140')).toMatchObject({ basis: 'estimated', energyWh: 40_000 });
    expect(from('100 110 120 130 e140')).toMatchObject({ basis: 'estimated', energyWh: 40_000 });
    expect(from('100 e110 120 130 140').basis).toBe('registers');
  });

  it('where the first is missing nothing is known but the last', () => {
    expect(from('_ 110 120 130 140')).toMatchObject({
      gap: 'start-missing',
      energyWh: null,
      basis: null,
      start: null,
      end: { day: 54, valueWh: 140_000 },
      lastKnown: { day: 54 },
      spans: [],
      coverage: { received: 4, expected: 4 },
    });
  });

  it('coverage counts the days of the period alone', () =>
    expect(from('100 110 _ s130 140 150').coverage).toEqual({ received: 2, expected: 4, ratio: 0.5 }));
});

describe('meters inside a period', () => {
  const from = (text: string, segments: ReturnType<typeof meter>[]) =>
    periodFromRegisters(series(text, 50), 51, 54, segments);
  const spans = (text: string, segments: ReturnType<typeof meter>[]) =>
    from(text, segments).spans.map(({ startWh, endWh, rolledOver }) => [startWh, endWh, rolledOver]);

  it.each([
    ['another serial between', '100@1 5@2 120@1 150@1', 'exchange-unrecorded'],
    ['a fall between', '100 110 5 150', 'rollback'],
  ])('%s leaves nothing, even where the ends fit', (_name, text, gap) =>
    expect(from(text, [])).toMatchObject({ energyWh: null, gap }),
  );

  it('one meter is one span, also where its serial has no row', () => {
    expect(spans('100@1 110@1 120@1 150@1', [meter({ ordinal: 1 })])).toEqual([[100_000, 150_000, false]]);
    expect(spans('3@2 8@2 15@2 20@2', [meter({ ordinal: 1 })])).toEqual([[3_000, 20_000, false]]);
    expect(spans('100 110 120 150', [])).toEqual([[100_000, 150_000, false]]);
  });

  it('a reset makes two spans of one serial', () => {
    const reset = [meter({ ordinal: 1, removed: [52, 115] }), meter({ ordinal: 1, installed: [52, 0] })];
    expect(spans('100@1 110@1 3@1 8@1', reset)).toEqual([
      [100_000, 115_000, false],
      [0, 8_000, false],
    ]);
  });

  it('a rollover stays known to the end of the period', () => {
    const five = [meter({ ordinal: 1, digits: 5 })];
    expect(spans('99980 99990 5 10', five)).toEqual([[99_980_000, 100_010_000, true]]);
    expect(from('99980 99990 5 10', five)).toMatchObject({ energyWh: 30_000, billedKwh: 30 });
  });
});

describe('energy of a period from delivered days', () => {
  it('counts the days of the period alone, and is estimated where a day is', () => {
    expect(periodFromDays(series('7 10 12.5 11 9'), 2, 5)).toMatchObject({
      energyWh: 33_500,
      knownWh: 33_500,
      billedKwh: 33,
      basis: 'summed-days',
      gap: null,
      spans: [],
      coverage: { received: 3, expected: 3, ratio: 1 },
    });
    expect(periodFromDays(series('7 10 e12.5 11 9'), 2, 5)).toMatchObject({ basis: 'estimated' });
    expect(periodFromDays(series('e7 10 12.5 11 e9'), 2, 5)).toMatchObject({ basis: 'summed-days' });
    expect(periodFromDays(series('7 10 s12.5 11 9'), 2, 5)).toMatchObject({
      energyWh: null,
      knownWh: 21_000,
      coverage: { received: 2, expected: 3 },
    });
  });

  it('sums them only if every day is there (M3)', () => {
    expect(periodFromDays(series('10 12.5 11'), 1, 4)).toMatchObject({
      energyWh: 33_500,
      basis: 'summed-days',
    });
    expect(periodFromDays(series('10 _ 11'), 1, 4)).toMatchObject({
      energyWh: null,
      gap: 'days-missing',
      knownWh: 21_000,
    });
  });
});

describe('days of a usage point', () => {
  const days = (text: string, energy = '') =>
    usageDays({ registers: series(text, 0), energy: series(energy, 0), intervalEnergy: EMPTY }, 1, 4, []).map(
      ({ energyWh }) => (energyWh === null ? null : energyWh / 1000),
    );

  it('exist only between registers of adjacent days: a gap is a gap, never zero', () => {
    expect(days('100 110 _ 130 140')).toEqual([10, null, null, 10]);
  });

  it('fall back to delivered energy, registers first', () => {
    expect(days('100 110 _ 130 140', '_ 99 7 8 99')).toEqual([10, 7, 8, 10]);
  });
});
