import type { LocalDate } from '../../domain/time/local-date';
import { Random } from './random';
import { CORPORATION, type DemoRegion, type Scenario } from './scenario';

export type DemoClass = 'household' | 'business' | 'public';

/** What happens to the usage of a point from a day on. */
export interface UsageTurn {
  from: LocalDate;
  to: LocalDate;
  factor: number;
}

export interface DemoExchange {
  day: LocalDate;
  /** false: nobody wrote the exchange down */
  recorded: boolean;
}

export interface DemoPoint {
  id: string;
  customerCode: string;
  name: string;
  region: DemoRegion;
  networkPath: string;
  transformer: string;
  feeder: string;
  tariff: string;
  class: DemoClass;
  /** mean usage at 24 °C, Wh a day */
  baseWh: number;
  /** share of the base per degree above 24 °C */
  cooling: number;
  multiplier: number;
  digits: number;
  /** counter at the end of the day before the scenario, Wh */
  startWh: number;
  readingMode: 'daily' | 'monthly';
  households: number;
  language: 'vi' | 'en';
  turns: UsageTurn[];
  exchange: DemoExchange | null;
  /** first day of a new customer, null while the first one stays */
  movedIn: LocalDate | null;
  /** comes into being on that day; the scenario's first day for most */
  connectedOn: LocalDate;
  /** days on which it reports nothing */
  silent: { from: LocalDate; to: LocalDate } | null;
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];
const MIDDLE = ['Văn', 'Thị', 'Minh', 'Ngọc', 'Đức', 'Thu'];
const GIVEN = [
  'An',
  'Bình',
  'Cường',
  'Dung',
  'Hạnh',
  'Hùng',
  'Lan',
  'Mai',
  'Nam',
  'Phương',
  'Quân',
  'Sơn',
  'Trang',
  'Tuấn',
];
const SHOPS = ['Cửa hàng', 'Quán ăn', 'Xưởng may', 'Nhà nghỉ', 'Siêu thị mini'];
const PUBLIC = ['Trường tiểu học', 'Trạm y tế', 'Trường mầm non'];
/** Points that share a customer: every hundredth belongs to the one before it. */
const SHARED_EVERY = 100;

/** All usage points of the scenario, spread over the network in proportion. */
export function pointsOf(scenario: Scenario): DemoPoint[] {
  const leaves = leavesOf(scenario);
  const points: DemoPoint[] = [];
  for (let index = 0; index < scenario.usagePoints; index++) {
    const leaf = leaves[index % leaves.length];
    points.push(pointOf(scenario, leaf, index, points));
  }
  return points;
}

interface Leaf {
  region: DemoRegion;
  path: string;
  code: string;
}

function leavesOf(scenario: Scenario): Leaf[] {
  return scenario.regions
    .flatMap((region) =>
      region.companies.flatMap(({ name, teams }) =>
        teams.map((team) => ({ region, path: `${CORPORATION}/${name}/${team}` })),
      ),
    )
    .map((leaf, index) => ({ ...leaf, code: String(index + 1).padStart(2, '0') }));
}

function pointOf(scenario: Scenario, leaf: Leaf, index: number, earlier: readonly DemoPoint[]): DemoPoint {
  const random = new Random(`${scenario.seed}/point/${index}`);
  const kind: DemoClass = random.chance(0.88) ? 'household' : random.chance(0.75) ? 'business' : 'public';
  const serial = String(index + 1).padStart(7, '0');
  const code = `PX${leaf.code}00${serial}`;
  const shares = index % SHARED_EVERY === SHARED_EVERY - 1 && kind === 'household';
  const owner = shares ? earlier[index - leavesOf(scenario).length] : undefined;
  const big = kind === 'business' && random.chance(0.25);
  return {
    id: `${code}001`,
    customerCode: owner?.customerCode ?? code,
    name: owner?.name ?? nameOf(kind, random),
    region: leaf.region,
    networkPath: leaf.path,
    transformer: `TBA-${leaf.code}-${1 + (index % 17)}`,
    feeder: `47${1 + (index % 4)}E${leaf.code}`,
    tariff: tariffOf(kind, random),
    class: kind,
    baseWh: baseOf(kind, random) * (big ? 8 : 1),
    cooling: kind === 'household' ? 0.05 + 0.05 * random.next() : 0.02 + 0.03 * random.next(),
    multiplier: big ? 40 : 1,
    digits: 5,
    startWh: random.chance(0.04) ? random.whole(99_200_000, 99_990_000) : random.whole(100_000, 60_000_000),
    readingMode: random.chance(0.02) ? 'monthly' : 'daily',
    households: kind === 'household' && random.chance(0.03) ? random.pick([2, 3, 0.5]) : 1,
    language: random.chance(0.05) ? 'en' : 'vi',
    ...eventsOf(scenario, random),
  };
}

function nameOf(kind: DemoClass, random: Random): string {
  const person = `${random.pick(FAMILY)} ${random.pick(MIDDLE)} ${random.pick(GIVEN)}`;
  if (kind === 'household') return person;
  return `${random.pick(kind === 'business' ? SHOPS : PUBLIC)} ${random.pick(GIVEN)} ${random.pick(GIVEN)}`;
}

function tariffOf(kind: DemoClass, random: Random): string {
  if (kind === 'household') return random.chance(0.01) ? 'residential-renters-undeclared' : 'residential';
  return kind === 'business' ? 'business-below-6kv' : 'administrative-hospital-school-below-6kv';
}

function baseOf(kind: DemoClass, random: Random): number {
  if (kind === 'household') return random.logNormal(6_000, 0.55);
  return kind === 'business' ? random.logNormal(38_000, 0.6) : random.logNormal(55_000, 0.4);
}

type Events = Pick<DemoPoint, 'turns' | 'exchange' | 'movedIn' | 'connectedOn' | 'silent'>;

function eventsOf(scenario: Scenario, random: Random): Events {
  const { from, to } = scenario;
  const someDay = (first: number, last: number): LocalDate => random.whole(from + first, to - last);
  const lastMonth = to - 29;
  const turns: UsageTurn[] = [];
  if (random.chance(0.05)) turns.push({ from: lastMonth, to, factor: 1.5 + 3 * random.next() });
  else if (random.chance(0.03))
    turns.push({ from: lastMonth, to, factor: random.chance(0.3) ? 0 : 0.2 + 0.4 * random.next() });
  if (random.chance(0.02)) turns.push({ from: someDay(30, 120), to: to - 60, factor: 0.05 });
  const exchanged = random.chance(0.015);
  return {
    turns,
    exchange: exchanged ? { day: someDay(40, 5), recorded: random.chance(0.85) } : null,
    movedIn: random.chance(0.01) ? someDay(60, 45) : null,
    connectedOn: random.chance(0.04) ? someDay(30, 60) : from,
    silent: random.chance(0.01) ? silence(random, to) : null,
  };
}

function silence(random: Random, to: LocalDate): { from: LocalDate; to: LocalDate } {
  const from = to - random.whole(5, 60);
  return { from, to: Math.min(to, from + random.whole(3, 20)) };
}
