import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import type { Holiday } from '../../domain/time/holidays';
import { calendarOf, formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { eventsOf } from './events';
import { type DemoPoint, pointsOf } from './points';
import { dataOf, type DemoMeter, type Outage, type PointData } from './readings';
import { CORPORATION, type Scenario } from './scenario';
import { forecastDays, type RegionWeather, weatherOf } from './weather';

/** A file of the simulated utility, in the order in which it is to be imported. */
export interface DemoFile {
  kind: string;
  path: string;
}

/** Writes the utility as the files that a real one would send. */
export async function writeDemoFiles(
  scenario: Scenario,
  holidays: readonly Holiday[],
  folder: string,
): Promise<DemoFile[]> {
  await mkdir(folder, { recursive: true });
  const points = pointsOf(scenario);
  const weathers = scenario.regions.map((region) => weatherOf(scenario, region));
  const files: DemoFile[] = [];
  const save = async (kind: string, rows: Record<string, string>[]): Promise<void> => {
    const path = join(folder, `${kind}.csv`);
    await writeFile(path, csvOf(rows));
    files.push({ kind, path });
  };
  await save(
    'usage-points',
    points.flatMap((point) => pointRows(point)),
  );
  const readings = new MonthlyReadings(folder);
  const meters: Record<string, string>[] = [];
  const days = new Set(holidays.map(({ day }) => day));
  for (const point of points) {
    const weather = weathers.find(({ region }) => region === point.region.id)!;
    const data = dataOf(scenario, point, weather, days, outagesOf(scenario));
    meters.push(...data.meters.map((meter) => meterRow(point, meter)));
    await readings.add(point, data);
  }
  await save('meters', meters);
  await save(
    'temperatures',
    weathers.flatMap((weather) => temperatureRows(scenario, weather)),
  );
  for (const path of await readings.close()) files.push({ kind: 'register-readings', path });
  const { interruptions, works } = eventsOf(scenario, weathers);
  await save('works', works);
  await save('interruptions', interruptions);
  return files;
}

/** One team's collector failed for three days in the first summer, and for a day in the last month. */
function outagesOf(scenario: Scenario): Outage[] {
  const [company] = scenario.regions[0].companies;
  const path = (team: number): string => `${CORPORATION}/${company.name}/${company.teams[team]}`;
  return [
    { networkPath: path(1), from: scenario.from + 40, to: scenario.from + 42 },
    { networkPath: path(2), from: scenario.to - 12, to: scenario.to - 12 },
  ];
}

function pointRows(point: DemoPoint): Record<string, string>[] {
  const row = {
    usage_point_id: point.id,
    customer_code: point.customerCode,
    network_path: point.networkPath,
    region: point.region.id,
    tariff: point.tariff,
    customer_name: point.name,
    language: point.language,
    households: String(point.households),
    class: point.class,
    transformer: point.transformer,
    feeder: point.feeder,
    billing_cycle: 'month-end',
    reading_mode: point.readingMode,
    valid_from: formatLocalDate(point.connectedOn),
  };
  if (point.movedIn === null) return [row];
  const code = `${point.customerCode.slice(0, -1)}M`;
  return [
    row,
    {
      ...row,
      customer_code: code,
      customer_name: `Khách hàng ${code}`,
      valid_from: formatLocalDate(point.movedIn),
    },
  ];
}

const kwhText = (wh: number): string => (wh / 1000).toFixed(2);

const meterRow = (point: DemoPoint, meter: DemoMeter): Record<string, string> => ({
  usage_point_id: point.id,
  meter_serial: meter.serial,
  installed_at: meter.installedAt,
  installed_register_kwh: kwhText(meter.installedWh),
  digits: String(point.digits),
  multiplier: String(point.multiplier),
  removed_at: meter.removedAt,
  removed_register_kwh: meter.removedWh === null ? '' : kwhText(meter.removedWh),
  reason: meter.reason,
});

function temperatureRows(scenario: Scenario, weather: RegionWeather): Record<string, string>[] {
  return weather.days.map(({ meanCelsius, maxCelsius, minCelsius }, index) => {
    const day = weather.from + index;
    const isForecast = day > scenario.to;
    return {
      region: weather.region,
      day: formatLocalDate(day),
      mean_c: String(meanCelsius),
      max_c: String(maxCelsius),
      min_c: String(minCelsius),
      kind: isForecast ? 'forecast' : 'observed',
      issued_on: isForecast ? formatLocalDate(weather.from + weather.days.length - 1 - forecastDays) : '',
    };
  });
}

/** Rows with the same or fewer columns as the widest; cells with separators are quoted. */
function csvOf(rows: readonly Record<string, string>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

const HEADER = 'usage_point_id,day,register_kwh,quality,meter_serial\n';

/** Register readings, a file a month, written as they are made. */
class MonthlyReadings {
  private readonly files = new Map<string, { path: string; stream: ReturnType<typeof createWriteStream> }>();

  constructor(private readonly folder: string) {}

  async add(point: DemoPoint, data: PointData): Promise<void> {
    const parts = new Map<string, string>();
    for (const { day, registerWh, quality, serial } of data.readings) {
      const line = `${point.id},${formatLocalDate(day)},${kwhText(registerWh)},${quality},${serial}\n`;
      parts.set(monthOf(day), (parts.get(monthOf(day)) ?? '') + line);
    }
    for (const [month, text] of parts) {
      const { stream } = this.fileOf(month);
      if (!stream.write(text)) await once(stream, 'drain');
    }
  }

  /** Paths, earliest month first. */
  async close(): Promise<string[]> {
    for (const { stream } of this.files.values()) {
      stream.end();
      await once(stream, 'finish');
    }
    return [...this.files.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { path }]) => path);
  }

  private fileOf(month: string): { path: string; stream: ReturnType<typeof createWriteStream> } {
    const known = this.files.get(month);
    if (known) return known;
    const path = join(this.folder, `register-readings-${month}.csv`);
    const opened = { path, stream: createWriteStream(path) };
    opened.stream.write(HEADER);
    this.files.set(month, opened);
    return opened;
  }
}

function monthOf(day: LocalDate): string {
  const { year, month } = calendarOf(day);
  return `${year}-${String(month).padStart(2, '0')}`;
}
