import { formatLocalDate, localDate, type LocalDate } from '../../src/domain/time/local-date';
import { TestHouse } from '../builders/house';

/** One utility to report on; everything follows from these, the same on every run. */
export interface SmallUtility {
  /** teams of the second level, as `company/team` */
  teams: { path: string; region: string }[];
  pointsPerTeam: number;
  /** mean kWh a day of a point */
  kwh: number;
  /** days of which a team's points report nothing */
  silent?: { team: number; from: LocalDate; to: LocalDate };
  interruptions?: string;
  covers?: string;
  works?: string;
  /** last day of everybody's billing periods; default the month's end */
  billingCycle?: number;
  /** what a point uses of the usual */
  factorOf?: (team: number, point: number, day: LocalDate) => number;
  /** days of readings, both inclusive */
  readDays?: [LocalDate, LocalDate][];
  /** further files by kind */
  given?: Record<string, string>;
  /** the moment at which billing periods are closed; default never */
  closedAt?: string;
  hasWeather: boolean;
  hasReadings: boolean;
}

export const TWO_COMPANIES: SmallUtility['teams'] = [
  { path: 'Corp/PC Bắc/Đội 1', region: 'north' },
  { path: 'Corp/PC Bắc/Đội 2', region: 'north' },
  { path: 'Corp/PC Nam/Đội 3', region: 'south' },
];

const YEARS: [LocalDate, LocalDate][] = [
  [localDate(2024, 5, 20), localDate(2024, 6, 20)],
  [localDate(2025, 5, 1), localDate(2025, 6, 8)],
];
const daysOf = (spans: readonly [LocalDate, LocalDate][]): LocalDate[] =>
  spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

/** Warm from week to week, hot from 2 to 7 June 2025. */
const meanCelsius = (day: LocalDate): number => {
  const isHot = day >= localDate(2025, 6, 2) && day <= localDate(2025, 6, 7);
  return 27 + ((day * 13) % 40) / 10 + (isHot ? 4 : 0);
};

function usagePoints({ teams, pointsPerTeam, billingCycle }: SmallUtility): string {
  const rows = teams.flatMap(({ path, region }, team) =>
    Array.from(
      { length: pointsPerTeam },
      (_, i) => `P${team}-${i},C${team}-${i},"${path}",${region},residential,${billingCycle ?? 'month-end'}`,
    ),
  );
  return `usage_point_id,customer_code,network_path,region,tariff,billing_cycle\n${rows.join('\n')}\n`;
}

function dailyUsage({ teams, pointsPerTeam, kwh, silent, factorOf, readDays }: SmallUtility): string {
  const rows = ['usage_point_id,day,kwh'];
  for (const day of daysOf(readDays ?? YEARS))
    for (let team = 0; team < teams.length; team++) {
      if (silent && silent.team === team && day >= silent.from && day <= silent.to) continue;
      for (let i = 0; i < pointsPerTeam; i++) {
        const warmth = 1 + 0.06 * Math.max(0, meanCelsius(day) - 26);
        const growth = (day >= localDate(2025, 1, 1) ? 1.05 : 1) * (factorOf?.(team, i, day) ?? 1);
        rows.push(
          `P${team}-${i},${formatLocalDate(day)},${(kwh * warmth * growth * (1 + ((day + i) % 3) / 50)).toFixed(2)}`,
        );
      }
    }
  return `${rows.join('\n')}\n`;
}

function temperatures({ teams }: SmallUtility): string {
  const rows = ['region,day,mean_c,max_c,kind,issued_on'];
  for (const region of new Set(teams.map((team) => team.region)))
    for (const day of daysOf(YEARS)) {
      const mean = meanCelsius(day) - (region === 'south' ? 1 : 0);
      rows.push(`${region},${formatLocalDate(day)},${mean.toFixed(1)},${(mean + 6).toFixed(1)},observed,`);
    }
  return `${rows.join('\n')}\n`;
}

const NOW = '2025-06-09T00:00:00Z';

/** A house with the utility imported and aggregated; it stands on the morning after the last day of week 23. */
export async function openUtility(utility: SmallUtility): Promise<TestHouse> {
  const house = await TestHouse.open({ now: NOW });
  const load = async (kind: string, text: string, options: Record<string, string> = {}): Promise<void> => {
    const { code, messages } = await house.run('import', [kind, house.file(`${kind}.csv`, text)], options);
    if (code !== 0) throw new Error(`the import of ${kind} failed: ${messages.join('; ')}`);
  };
  await load('usage-points', usagePoints(utility));
  if (utility.hasWeather) await load('temperatures', temperatures(utility));
  if (utility.hasReadings) await load('daily-usage', dailyUsage(utility));
  if (utility.works) await load('works', utility.works);
  if (utility.interruptions)
    await load('interruptions', utility.interruptions, utility.covers ? { covers: utility.covers } : {});
  for (const [kind, text] of Object.entries(utility.given ?? {})) await load(kind, text);
  await house.run('aggregate');
  if (utility.closedAt) {
    house.clock.moveTo(utility.closedAt);
    await house.run('close-period');
    house.clock.moveTo(NOW);
  }
  return house;
}

/** Opens utilities within tests: their houses, and the browsers in them, are closed after each test, whatever came of it. */
export function utilitiesOfEachTest(): typeof openUtility {
  const opened: TestHouse[] = [];
  afterEach(async () => {
    for (const house of opened.splice(0)) await house.close();
  });
  return async (utility) => {
    const house = await openUtility(utility);
    opened.push(house);
    return house;
  };
}

const LOG_HEAD =
  'interruption_id,step,kind,start,end,customers,cause,network_path,region,feeder,voltage_level,exclusion,work_id\n';

/** Planned, unplanned, momentary, staged and excluded interruptions of week 23. */
export const LOG = `${LOG_HEAD}S1,1,unplanned,2025-06-03T01:00,2025-06-03T02:30,12,sét,Corp/PC Bắc/Đội 1,north,471,22 kV,,
S1,2,unplanned,2025-06-03T01:00,2025-06-03T04:00,8,sét,Corp/PC Bắc/Đội 1,north,471,22 kV,,
S2,1,unplanned,2025-06-04T10:00,2025-06-04T10:03,20,động vật,Corp/PC Nam/Đội 3,south,473,22 kV,,
S3,1,unplanned,2025-06-05T10:00,2025-06-05T11:40,10,bão,Corp/PC Nam/Đội 3,south,473,35 kV,force-majeure,
W1,1,planned,2025-06-06T08:02,2025-06-06T11:40,15,,Corp/PC Bắc/Đội 2,north,472,22 kV,,W1
A1,1,unplanned,2025-05-28T10:00,2025-05-28T11:00,10,sét,Corp/PC Bắc/Đội 1,north,471,22 kV,,
`;

/** Running, with customers unknown, and a reduction. */
export const UNFINISHED_LOG = `${LOG}S8,1,unplanned,2025-06-08T22:00,,9,hỏng thiết bị,Corp/PC Bắc/Đội 1,north,471,22 kV,,
S9,1,unplanned,2025-06-07T22:00,2025-06-07T23:00,,hỏng thiết bị,Corp/PC Bắc/Đội 1,north,471,22 kV,,
`;

export const WORKS = `work_id,version,status,published_at,announced_start,announced_end,network_path,region,customers,reason,place
W1,1,announced,2025-05-30T09:00,2025-06-06T08:00,2025-06-06T11:00,Corp/PC Bắc/Đội 2,north,15,thay dây dẫn,khu vực 2
W1,2,done,2025-06-06T18:00,2025-06-06T08:00,2025-06-06T11:00,Corp/PC Bắc/Đội 2,north,15,thay dây dẫn,khu vực 2
W2,1,announced,2025-06-01T09:00,2025-06-11T08:00,2025-06-11T11:00,Corp/PC Nam/Đội 3,south,12,lắp tụ bù,khu vực 3
W3,1,announced,2025-06-08T09:00,2025-06-12T08:00,2025-06-12T11:00,Corp/PC Bắc/Đội 1,north,,bảo dưỡng trạm biến áp,khu vực 1
`;

export const COMPLETE: SmallUtility = {
  teams: TWO_COMPANIES,
  pointsPerTeam: 20,
  kwh: 9,
  interruptions: LOG,
  covers: '2025-01-01..2025-06-08',
  works: WORKS,
  hasWeather: true,
  hasReadings: true,
};

/** Since 6 May the north uses a third more; of Đội 1 one four times as much, one half, one nothing. */
const unlike = (team: number, point: number, day: LocalDate): number => {
  if (day < localDate(2025, 5, 6)) return 1;
  if (team > 0 || point > 2) return team < 2 ? 1.34 : 1;
  return [4, 0.5, 0][point];
};

/** Billing periods closed on 5 June, with flags and cases. */
export const CLOSING: SmallUtility = {
  ...COMPLETE,
  billingCycle: 5,
  factorOf: unlike,
  readDays: [[localDate(2025, 3, 1), localDate(2025, 6, 8)]],
  closedAt: '2025-06-06T01:00:00Z',
};

const eachDay = (row: (day: string, index: number) => string): string =>
  Array.from({ length: 14 }, (_, index) => row(formatLocalDate(localDate(2025, 5, 26) + index), index)).join(
    '\n',
  );

/** Plans, supply from the grid, customers counted by the utility, and a target that is missed. */
const GIVEN: Record<string, string> = {
  'planned-load': `network_path,day,kwh\n${eachDay((day) => `,${day},700\nCorp/PC Bắc,${day},450`)}\n`,
  'system-load': `network_path,day,received_kwh,peak_mw,peak_at\n${eachDay(
    (day, index) => `Corp,${day},${800 + 5 * index},${(0.05 + index / 1000).toFixed(3)},${day}T14:30`,
  )}\n`,
  'customers-served': `network_path,month,customers\n${[1, 2, 3, 4, 5, 6]
    .map((month) => `,2025-0${month},100\nCorp/PC Bắc,2025-0${month},40`)
    .join('\n')}\n`,
  targets: `network_path,year,index,value\n,2025,saidi,60\n,2025,saifi,2\n,2025,maifi,1\n`,
};

/** Leaps that nothing can clear, on three days of week 23, two of them on one day, and one on the day before it. */
const DOUBTFUL: Record<string, string> = {
  'daily-usage': `usage_point_id,day,kwh
P0-0,2025-06-01,90
P0-1,2025-06-02,75
P0-2,2025-06-05,80
P0-3,2025-06-05,95
P2-0,2025-06-08,85
`,
};

/** Every kind of thing that may lack or run on; by the name of its golden files. */
export const UTILITIES: Record<string, SmallUtility> = {
  complete: COMPLETE,
  partial: {
    ...COMPLETE,
    silent: { team: 1, from: localDate(2025, 6, 4), to: localDate(2025, 6, 6) },
    interruptions: UNFINISHED_LOG,
    covers: '2025-06-01..2025-06-08',
    given: DOUBTFUL,
    hasWeather: false,
  },
  planned: { ...COMPLETE, given: GIVEN },
  closing: CLOSING,
  quiet: { ...COMPLETE, interruptions: LOG_HEAD, works: undefined },
  empty: { teams: TWO_COMPANIES, pointsPerTeam: 3, kwh: 0, hasWeather: false, hasReadings: false },
};

const LONG = 'Đội quản lý điện lực khu vực Thượng Nguyên Giang Tây Bắc số';

/** 25 nodes with long and hostile names, 40 interruptions in a day, ten million kWh a day. */
export const EXTREME: SmallUtility = {
  ...COMPLETE,
  teams: Array.from({ length: 25 }, (_, i) => ({
    path: `Corp/Công ty Điện lực ${String.fromCharCode(65 + (i % 4))}/${i === 3 ? '<b>Đội {{title}} 🙂 \u202eabc' : `${LONG} ${i}`}`,
    region: i % 2 === 0 ? 'north' : 'south',
  })),
  pointsPerTeam: 2,
  kwh: 190_000,
  interruptions: `${LOG_HEAD}${Array.from(
    { length: 40 },
    (_, i) =>
      `X${i},1,unplanned,2025-06-03T${String(i % 24).padStart(2, '0')}:00,2025-06-0${4 + (i % 4)}T05:00,${i % 3},${i % 2 ? 'một nguyên nhân rất dài '.repeat(4).trim() : '<script>'},"Corp/Công ty Điện lực A/${LONG} 0",north,${400 + i},22 kV,,`,
  ).join('\n')}\n`,
};
