import { formatLocalDate } from '../../../domain/time/local-date';
import type { TemperatureDay, WeatherRecords } from '../../../ports/weather-records';
import { bad, CellError, choiceCell, dayCell, decimalCell, textCell } from './cells';
import type { RecordKind } from './record-kind';

const KINDS = ['observed', 'forecast'] as const;
const [COLDEST_CELSIUS, HOTTEST_CELSIUS] = [-90, 60];

/** Daily temperatures by region, observed or forecast. */
export const temperatures = (records: WeatherRecords): RecordKind<TemperatureDay> => ({
  name: 'temperatures',
  columns: { required: ['region', 'day', 'mean_c'], optional: ['max_c', 'min_c', 'kind', 'issued_on'] },
  parse: (cell) => {
    const row: TemperatureDay = {
      region: textCell('region', cell('region')),
      day: dayCell('day', cell('day')),
      kind: choiceCell('kind', cell('kind'), KINDS, 'observed'),
      meanCelsius: celsius('mean_c', cell('mean_c')),
      maxCelsius: cell('max_c') === '' ? null : celsius('max_c', cell('max_c')),
      minCelsius: cell('min_c') === '' ? null : celsius('min_c', cell('min_c')),
      issuedOn: cell('issued_on') === '' ? null : dayCell('issued_on', cell('issued_on')),
    };
    if ((row.maxCelsius ?? row.meanCelsius) < (row.minCelsius ?? row.meanCelsius))
      throw new CellError(`max_c is below min_c on ${formatLocalDate(row.day)}`);
    return row;
  },
  keyOf: (row) => [row.region, row.day, row.kind, row.issuedOn].join('\u0000'),
  dayOf: (row) => row.day,
  save: (rows) => records.saveTemperatures(rows),
});

function celsius(column: string, text: string): number {
  const value = decimalCell(column, text);
  return value >= COLDEST_CELSIUS && value <= HOTTEST_CELSIUS
    ? value
    : bad(column, text, 'is not a temperature in °C');
}
