import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { Random } from './random';
import { CORPORATION, type Scenario } from './scenario';
import { forecastDays, type RegionWeather } from './weather';

/** Rows of the interruption log and of the works file, as text cells. */
export interface DemoEvents {
  interruptions: Record<string, string>[];
  works: Record<string, string>[];
}

const CAUSES = ['sét', 'cây đổ vào đường dây', 'hỏng thiết bị', 'động vật', 'phương tiện va chạm cột'];
const REASONS = ['bảo dưỡng trạm biến áp', 'thay dây dẫn', 'lắp tụ bù', 'di chuyển cột'];

/** Planned and unplanned interruptions, momentary ones, works announced in time, late, moved; one that goes on at the end. */
export function eventsOf(scenario: Scenario, weathers: readonly RegionWeather[]): DemoEvents {
  const random = new Random(`${scenario.seed}/events`);
  const events: DemoEvents = { interruptions: [], works: [] };
  for (const region of scenario.regions)
    for (const { name, teams } of region.companies)
      for (const team of teams) {
        const place = { region: region.id, networkPath: `${CORPORATION}/${name}/${team}` };
        for (let day = scenario.from; day <= scenario.to; day++) {
          if (random.chance(0.09)) addFault(events, scenario, place, day, random);
          if (random.chance(0.05)) addWork(events, scenario, place, day, random);
        }
        addComingWorks(events, scenario, place, weathers, random);
      }
  addRunning(events, scenario);
  return events;
}

interface Place {
  region: string;
  networkPath: string;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const moment = (day: LocalDate, minute: number): string => {
  const [date, rest] = [day + Math.floor(minute / 1440), minute % 1440];
  return `${formatLocalDate(date)}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`;
};

const share = (scenario: Scenario, random: Random): number =>
  Math.max(3, Math.round((scenario.usagePoints / 9) * (0.02 + 0.3 * random.next())));

function addFault(
  events: DemoEvents,
  scenario: Scenario,
  place: Place,
  day: LocalDate,
  random: Random,
): void {
  const start = random.whole(0, 1439);
  const minutes = random.chance(0.3) ? random.whole(1, 5) : Math.round(random.logNormal(70, 0.8));
  const customers = share(scenario, random);
  const id = `SC-${formatLocalDate(day).replace(/-/g, '')}-${pad(events.interruptions.length % 100)}${random.whole(10, 99)}`;
  const common = {
    interruption_id: id,
    kind: 'unplanned',
    network_path: place.networkPath,
    region: place.region,
    feeder: `47${random.whole(1, 4)}`,
    cause: random.pick(CAUSES),
    voltage_level: random.pick(['0,4 kV', '22 kV', '22 kV', '35 kV']),
    exclusion: random.chance(0.06) ? 'force-majeure' : '',
  };
  const inSteps = minutes > 60 && random.chance(0.25);
  const first = inSteps ? Math.round(customers * 0.6) : customers;
  const firstMinutes = inSteps ? Math.round(minutes / 2) : minutes;
  events.interruptions.push({
    ...common,
    step: '1',
    start: moment(day, start),
    end: moment(day, start + firstMinutes),
    customers: String(first),
  });
  if (inSteps)
    events.interruptions.push({
      ...common,
      step: '2',
      start: moment(day, start),
      end: moment(day, start + minutes),
      customers: String(customers - first),
    });
}

function addWork(events: DemoEvents, scenario: Scenario, place: Place, day: LocalDate, random: Random): void {
  const start = random.pick([7, 7.5, 8, 13.5]) * 60;
  const minutes = random.pick([90, 120, 150, 180, 240]);
  const customers = share(scenario, random);
  const id = `KH-${formatLocalDate(day).replace(/-/g, '')}-${pad(events.works.length % 100)}${random.whole(10, 99)}`;
  const notice = random.chance(0.92) ? random.whole(5, 9) : random.whole(2, 4);
  const fate = random.chance(0.06) ? 'cancelled' : random.chance(0.05) ? 'postponed' : 'done';
  const reason = random.pick(REASONS);
  const work = {
    work_id: id,
    announced_start: moment(day, start),
    announced_end: moment(day, start + minutes),
    network_path: place.networkPath,
    region: place.region,
    customers: String(customers),
    reason,
    place: `khu vực ${random.whole(1, 9)}`,
  };
  events.works.push({
    ...work,
    version: '1',
    status: 'announced',
    published_at: moment(day - notice, 9 * 60),
  });
  events.works.push({
    ...work,
    version: '2',
    status: fate,
    published_at: moment(fate === 'done' ? day : day - 1, 18 * 60),
  });
  if (fate !== 'done') return;
  const late = random.chance(0.12) ? random.whole(20, 60) : random.whole(-5, 10);
  events.interruptions.push({
    interruption_id: id,
    step: '1',
    kind: 'planned',
    start: moment(day, start + random.whole(0, 6)),
    end: moment(day, start + minutes + late),
    customers: String(customers),
    network_path: place.networkPath,
    region: place.region,
    reason,
    work_id: id,
    voltage_level: '22 kV',
  });
}

/** Works of the days after the scenario, some of them on days for which heat is forecast. */
function addComingWorks(
  events: DemoEvents,
  scenario: Scenario,
  place: Place,
  weathers: readonly RegionWeather[],
  random: Random,
): void {
  const weather = weathers.find(({ region }) => region === place.region)!;
  const coming = Array.from({ length: forecastDays }, (_, index) => scenario.to + 1 + index);
  const hottest = [...coming].sort(
    (a, b) => weather.days[b - weather.from].maxCelsius - weather.days[a - weather.from].maxCelsius,
  )[0];
  for (const day of random.chance(0.4) ? [hottest] : [random.pick(coming)])
    events.works.push({
      work_id: `KH-${formatLocalDate(day).replace(/-/g, '')}-${random.whole(1000, 9999)}`,
      version: '1',
      status: 'announced',
      published_at: moment(scenario.to - random.whole(0, 4), 9 * 60),
      announced_start: moment(day, 8 * 60),
      announced_end: moment(day, 11 * 60),
      network_path: place.networkPath,
      region: place.region,
      customers: String(share(scenario, random)),
      reason: random.pick(REASONS),
      place: `khu vực ${random.whole(1, 9)}`,
    });
}

function addRunning(events: DemoEvents, scenario: Scenario): void {
  const [region] = scenario.regions;
  events.interruptions.push({
    interruption_id: `SC-${formatLocalDate(scenario.to).replace(/-/g, '')}-9999`,
    step: '1',
    kind: 'unplanned',
    start: moment(scenario.to, 22 * 60 + 40),
    end: '',
    customers: String(Math.round(scenario.usagePoints / 90)),
    network_path: `${CORPORATION}/${region.companies[0].name}/${region.companies[0].teams[0]}`,
    region: region.id,
    cause: 'hỏng thiết bị',
    voltage_level: '22 kV',
  });
}
