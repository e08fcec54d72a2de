import type { TemperatureDay, WeatherRecords } from '../../src/ports/weather-records';
import type { Storage } from './storage';

const DAY = 20_000;

const temperature = (given: Partial<TemperatureDay> = {}): TemperatureDay => ({
  region: 'Bắc',
  day: DAY,
  kind: 'observed',
  meanCelsius: 31.25,
  maxCelsius: 36,
  minCelsius: null,
  issuedOn: null,
  ...given,
});

/** What every keeper of temperatures does. */
export function describeWeatherRecords(name: string, prepare: () => Promise<Storage<WeatherRecords>>): void {
  describe(`WeatherRecords: ${name}`, () => {
    let storage: Storage<WeatherRecords>;
    let records: WeatherRecords;
    beforeEach(async () => {
      storage = await prepare();
      records = await storage.open();
    });
    afterEach(() => storage.remove());

    it('tells new, equal and changed days apart, forecasts by the day they were issued', async () => {
      const forecast = temperature({ kind: 'forecast', issuedOn: DAY - 2 });
      expect(await records.saveTemperatures([temperature(), forecast])).toEqual(['accepted', 'accepted']);
      const outcomes = await records.saveTemperatures([
        temperature(),
        temperature({ minCelsius: 0 }),
        forecast,
        { ...forecast, issuedOn: DAY - 1 },
      ]);
      expect(outcomes).toEqual(['unchanged', 'corrected', 'unchanged', 'accepted']);
      expect(await records.saveTemperatures([])).toEqual([]);
    });

    it('gives the observed day and the forecast that was issued last, by region and day', async () => {
      const rows = [
        temperature(),
        temperature({ kind: 'forecast', issuedOn: DAY - 1, meanCelsius: 33 }),
        temperature({ day: DAY + 1, kind: 'forecast', issuedOn: DAY }),
        temperature({ region: 'Nam', maxCelsius: null }),
      ];
      const stale = temperature({ kind: 'forecast', issuedOn: DAY - 5 });
      const outside = [temperature({ day: DAY - 1 }), temperature({ day: DAY + 2 })];
      await records.saveTemperatures([...outside, stale, ...rows].reverse());
      records = await storage.open();
      expect(await records.temperatures(DAY, DAY + 1)).toEqual(rows);
    });
  });
}
