import { isoWeekday, type LocalDate } from '../../domain/time/local-date';
import type { DemoPoint } from './points';
import { Random } from './random';
import type { Scenario } from './scenario';
import type { RegionWeather } from './weather';

/** One line of the register file. */
export interface DemoReading {
  day: LocalDate;
  /** Wh before the multiplier */
  registerWh: number;
  quality: 'measured' | 'estimated' | 'substituted' | 'manual';
  serial: string;
}

/** A meter as the meters file gives it. */
export interface DemoMeter {
  serial: string;
  installedAt: string;
  installedWh: number;
  removedAt: string;
  removedWh: number | null;
  reason: string;
}

export interface PointData {
  readings: DemoReading[];
  meters: DemoMeter[];
}

/** A failed collector: nothing from one team's points for these days. */
export interface Outage {
  networkPath: string;
  from: LocalDate;
  to: LocalDate;
}

const MISSING_SHARE = 0.004;
const ESTIMATED_SHARE = 0.004;
const TYPO_SHARE = 0.00002;
const YEARLY_GROWTH = 0.05;
const INSTALLED = '2022-03-15';

/** What the meters of one point have counted, and which of it arrives. */
export function dataOf(
  scenario: Scenario,
  point: DemoPoint,
  weather: RegionWeather,
  holidays: ReadonlySet<LocalDate>,
  outages: readonly Outage[],
): PointData {
  const random = new Random(`${scenario.seed}/usage/${point.id}`);
  const meter = new DemoCounter(point);
  const readings: DemoReading[] = [];
  for (let day = scenario.from - 1; day <= scenario.to; day++) {
    const usedWh = day < scenario.from ? 0 : usageOf(scenario, point, weather, holidays, day, random);
    meter.count(day, usedWh);
    if (day >= point.connectedOn - 1 && arrives(scenario, point, day, outages, random))
      readings.push({ day, ...meter.read(random), serial: meter.serial });
  }
  return { readings, meters: meter.rows() };
}

function usageOf(
  scenario: Scenario,
  point: DemoPoint,
  weather: RegionWeather,
  holidays: ReadonlySet<LocalDate>,
  day: LocalDate,
  random: Random,
): number {
  const noise = Math.exp(0.18 * random.normal());
  if (day < point.connectedOn) return 0;
  const { meanCelsius } = weather.days[day - weather.from];
  const heat = 1 + point.cooling * Math.max(0, meanCelsius - 24);
  const growth = 1 + (YEARLY_GROWTH * (day - scenario.from)) / 365;
  const turn = point.turns
    .filter(({ from, to }) => day >= from && day <= to)
    .reduce((f, { factor }) => f * factor, 1);
  return Math.round(point.baseWh * heat * growth * calendarFactor(point, day, holidays) * turn * noise);
}

/** Shops and schools rest on holidays; homes are fuller on Sundays. */
function calendarFactor(point: DemoPoint, day: LocalDate, holidays: ReadonlySet<LocalDate>): number {
  const sunday = isoWeekday(day) === 7;
  if (point.class === 'household') return sunday ? 1.06 : holidays.has(day) ? 1.03 : 1;
  if (holidays.has(day)) return point.class === 'public' ? 0.25 : 0.5;
  return sunday ? (point.class === 'public' ? 0.4 : 0.85) : 1;
}

function arrives(
  scenario: Scenario,
  point: DemoPoint,
  day: LocalDate,
  outages: readonly Outage[],
  random: Random,
): boolean {
  const lost = random.chance(MISSING_SHARE);
  if (point.readingMode === 'monthly') return isMonthEnd(day);
  if (point.silent && day >= point.silent.from && day <= point.silent.to) return false;
  if (
    outages.some(({ networkPath, from, to }) => networkPath === point.networkPath && day >= from && day <= to)
  )
    return false;
  return day < scenario.from || !lost;
}

const isMonthEnd = (day: LocalDate): boolean => new Date((day + 1) * 86_400_000).getUTCDate() === 1;

/** The counters that hang at a point, one after the other; they begin anew behind their last digit. */
class DemoCounter {
  private counterWh: number;
  private exchanged: { removedWh: number; installedWh: number } | null = null;
  private hung = 1;

  constructor(private readonly point: DemoPoint) {
    this.counterWh = point.startWh;
  }

  get serial(): string {
    return `${this.point.id.slice(2, 13)}-${this.hung}`;
  }

  count(day: LocalDate, usedWh: number): void {
    const counted = Math.round(usedWh / this.point.multiplier);
    if (this.point.exchange?.day === day) this.exchange(counted);
    else this.counterWh = this.wrapped(this.counterWh + counted);
  }

  /** At ten in the morning: the old meter has seen two fifths of the day. */
  private exchange(counted: number): void {
    const before = Math.round(counted * 0.4);
    this.exchanged = { removedWh: this.wrapped(this.counterWh + before), installedWh: 3_000 };
    this.counterWh = this.exchanged.installedWh + counted - before;
    this.hung++;
  }

  private wrapped(wh: number): number {
    return wh % (10 ** this.point.digits * 1000);
  }

  read(random: Random): { registerWh: number; quality: DemoReading['quality'] } {
    const typo = random.chance(TYPO_SHARE) ? 10 : 1;
    return {
      registerWh: Math.round(this.counterWh / 10) * 10 * typo,
      quality: random.chance(ESTIMATED_SHARE) ? 'estimated' : 'measured',
    };
  }

  rows(): DemoMeter[] {
    const { point, exchanged } = this;
    const day = point.exchange ? new Date(point.exchange.day * 86_400_000).toISOString().slice(0, 10) : '';
    const isRecorded = exchanged !== null && point.exchange?.recorded === true;
    const first: DemoMeter = {
      serial: `${point.id.slice(2, 13)}-1`,
      installedAt: INSTALLED,
      installedWh: 0,
      removedAt: isRecorded ? `${day}T10:00` : '',
      removedWh: isRecorded ? exchanged.removedWh : null,
      reason: isRecorded ? 'kiểm định định kỳ' : '',
    };
    if (!isRecorded) return [first];
    return [
      first,
      {
        serial: this.serial,
        installedAt: `${day}T10:00`,
        installedWh: exchanged.installedWh,
        removedAt: '',
        removedWh: null,
        reason: '',
      },
    ];
  }
}
