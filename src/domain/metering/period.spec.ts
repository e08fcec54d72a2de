import { meter, series } from '../../../test/builders/registers';
import { periodFromDays, periodFromRegisters } from './period';
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

describe('energy of a period from delivered days', () => {
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
