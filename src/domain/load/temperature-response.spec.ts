import type { ResponseDay } from './degree-sides';
import { DEFAULT_RESPONSE, temperatureResponse, type ResponseSettings } from './temperature-response';

/** A year of days whose temperature swings between 12 and 34 °C, with a small fixed ripple in the load. */
const year = (energyAt: (celsius: number) => number, days = 365): ResponseDay[] =>
  Array.from({ length: days }, (_, day) => {
    const celsius = 23 - 9 * Math.cos((2 * Math.PI * day) / 365) + 2 * Math.sin(day * 1.7);
    return { day, energy: energyAt(celsius) * (1 + 0.01 * Math.sin(day * 12.9898)), temperatures: [celsius] };
  });
const above = (celsius: number, balance: number) => Math.max(0, celsius - balance);

describe('a fit is printed only when it passes its limits', () => {
  const cooling = (celsius: number) => 1000 + 50 * above(celsius, 25);
  const respond = (days: ResponseDay[], length = days.length, settings: Partial<ResponseSettings> = {}) =>
    temperatureResponse(days, { from: 0, until: length }, { ...DEFAULT_RESPONSE, ...settings });

  test('a good one', () => {
    expect(respond(year(cooling))).toMatchObject({
      kind: 'fit',
      days: 365,
      model: { cooling: { balance: 25 } },
    });
  });

  test.each([
    ['few-days', () => respond(year(cooling, 29)), 29, 30],
    ['days-missing', () => respond(year(cooling, 89), 100), 0.89, 0.9],
    ['no-cooling-response', () => respond(year(() => 1000)), 0, 2],
  ])('%s', (reason, found, figure, limit) => {
    expect(found()).toMatchObject({ kind: 'refused', reason, figure, limit });
  });

  test('90 of 100 days are enough', () => {
    expect(respond(year(cooling, 90), 100)).not.toMatchObject({ reason: 'days-missing' });
    expect(respond(year(cooling, 30))).not.toMatchObject({ reason: 'few-days' });
  });

  test('temperatures that hardly move', () => {
    const still = year(cooling).map((day) => ({ ...day, temperatures: [28 + day.temperatures[0] / 10] }));
    expect(respond(still)).toMatchObject({ kind: 'refused', reason: 'narrow-temperatures', limit: 5 });
  });

  test('five degrees between the coldest and the warmest day are enough, by their means', () => {
    const hours = (mean: number) => [mean - 3, mean + 3];
    const means = Array.from({ length: 40 }, (_, day) => 24 + (day % 6));
    const found = (warmest: number) =>
      respond(
        means.map((mean, day) => ({
          day,
          energy: 1000 + 10 * mean,
          temperatures: hours(Math.min(mean, warmest)),
        })),
      );
    expect(found(29)).not.toMatchObject({ reason: 'narrow-temperatures' });
    expect(found(28)).toMatchObject({ reason: 'narrow-temperatures', figure: 4 });
  });

  test('what meets a limit exactly passes it', () => {
    const found = respond(year(cooling));
    if (found.kind === 'refused') throw new Error(found.reason);
    const { rSquared, cvRmse } = found.model;
    expect(respond(year(cooling), 365, { minRSquared: rSquared, maxCvRmse: cvRmse }).kind).toBe('fit');
    expect(respond(year(cooling), 365, { minRSquared: rSquared + 1e-9 })).toMatchObject({
      reason: 'weak-fit',
      figure: rSquared,
    });
    expect(respond(year(cooling), 365, { maxCvRmse: cvRmse - 1e-9 })).toMatchObject({
      reason: 'scattered',
      figure: cvRmse,
    });
  });

  test('weak and scattered fits', () => {
    expect(respond(year(cooling), 365, { minRSquared: 0.9999 })).toMatchObject({
      kind: 'refused',
      reason: 'weak-fit',
    });
    expect(respond(year(cooling), 365, { maxCvRmse: 0.001 })).toMatchObject({
      kind: 'refused',
      reason: 'scattered',
    });
  });
});
