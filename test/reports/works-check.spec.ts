import type { WorkFacts, WorksFacts } from '../../src/reports/reliability/works-facts';
import { TestHouse } from '../builders/house';

const HEAD =
  'work_id,version,status,published_at,announced_start,announced_end,network_path,region,customers,note\n';
/** An emergency told after two hours, one told the day after next, planned works in time, late and hot. */
const WORKS = `${HEAD}E1,1,announced,2025-06-03T03:00,2025-06-03T01:00,2025-06-03T05:00,Corp/Bắc/Đội 1,north,10,
E2,1,announced,2025-06-05T04:00,2025-06-03T02:00,2025-06-03T05:00,Corp/Nam/Đội 3,south,10,
W1,2,announced,2025-05-31T09:00,2025-06-06T08:00,2025-06-06T11:00,Corp/Bắc/Đội 2,north,15,
W1,10,done,2025-06-06T18:00,2025-06-06T08:00,2025-06-06T11:00,Corp/Bắc/Đội 2,north,15,
W2,1,announced,2025-06-04T09:00,2025-06-07T08:00,2025-06-07T11:00,Corp/Nam/Đội 3,south,12,
`;
const LOG = `interruption_id,kind,start,end,customers,network_path,region,work_id
S1,unplanned,2025-06-03T01:00,2025-06-03T05:30,10,Corp/Bắc/Đội 1,north,E1
S2,unplanned,2025-06-03T02:00,2025-06-03T05:00,10,Corp/Nam/Đội 3,south,E2
P1,planned,2025-06-06T08:05,2025-06-06T12:00,15,Corp/Bắc/Đội 2,north,W1
`;

type Checked = WorksFacts & { rejected?: { line: number; reason: string }[] };

describe('works check', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ now: '2025-06-09T00:00:00Z' });
    const load = (kind: string, text: string, options = {}) =>
      house.run('import', [kind, house.file(`${kind}.csv`, text)], options);
    await load(
      'usage-points',
      'usage_point_id,customer_code,network_path,region,tariff\nP1,C1,Corp/Bắc/Đội 1,north,residential\n',
    );
    await load('temperatures', 'region,day,mean_c,max_c\nsouth,2025-06-07,31,38.5\nnorth,2025-06-06,28,33\n');
    await load('interruptions', LOG, { covers: '2025-06-01..2025-06-08' });
    await load('works', WORKS);
  });
  afterAll(() => house.close());

  const work = ({ works }: WorksFacts, id: string): WorkFacts => works.find(({ workId }) => workId === id)!;
  const stored = (): Promise<Checked> =>
    house.json('works', ['check'], { from: '2025-06-01', to: '2025-06-08' });

  it('judges emergencies by hours after their start, planned works by days before', async () => {
    const facts = await stored();
    expect(work(facts, 'E1')).toMatchObject({ emergency: true, notice: 'in-time', noticeAfterHours: 2 });
    expect(work(facts, 'E2')).toMatchObject({ emergency: true, notice: 'late', noticeAfterHours: 50 });
    expect(work(facts, 'W1')).toMatchObject({ emergency: false, notice: 'in-time', status: 'done' });
    expect(facts.counts).toMatchObject({
      planned: 2,
      plannedInTime: 1,
      emergencies: 2,
      emergenciesInTime: 1,
    });
  });

  it('gives overruns in minutes and customer-minutes, and how each unit kept its announcements', async () => {
    const facts = await stored();
    expect(work(facts, 'W1')).toMatchObject({ overrunMinutes: 60, overrunCustomerMinutes: 900 });
    expect(facts.byNode.map(({ node, counts }) => [node, counts.works, counts.endedLate])).toEqual([
      ['Corp/Bắc', 2, 2],
      ['Corp/Nam', 2, 0],
    ]);
  });

  it('checks a file that is not imported as if it were, and stores nothing', async () => {
    const late = `${HEAD}N1,1,announced,2025-06-04T09:00,2025-06-07T08:00,2025-06-07T11:00,Corp/Nam/Đội 3,south,12,\n`;
    const facts = await house.json<Checked>('works', ['check', house.file('plan.csv', late)]);
    expect(facts).toMatchObject({ from: '2025-06-07', to: '2025-06-07', rejected: [] });
    expect(facts.works).toMatchObject([
      { workId: 'N1', notice: 'late', noticeDays: 3, heat: 'conflict', maxC: 38.5 },
    ]);
    expect((await stored()).works.map(({ workId }) => workId)).not.toContain('N1');
  });

  it('names the line of what it cannot read, judges the rest, and ends with 2', async () => {
    const rows = [
      'A,1,announced,2025-06-01T09:00,2025-06-07T08:00,2025-06-07T11:00,,,,',
      'B,1,someday,2025-06-01T09:00,2025-06-07T08:00,2025-06-07T11:00,,,,',
      'C,1,announced,2025-06-01T09:00,2025-06-07T11:00,2025-06-07T08:00,,,,',
      'D,1,announced,tomorrow,2025-06-07T08:00,2025-06-07T11:00,,,,',
      'A,1,announced,2025-06-01T09:00,2025-06-07T08:00,2025-06-07T11:00,,,,',
      'E,1,announced,2025-06-01T09:00,2025-06-07T08:00,2025-06-07T11:00,,,many,',
    ];
    const file = house.file('bad.csv', `${HEAD}${rows.join('\n')}\n`);
    const ran = await house.run('works', ['check', file]);
    expect(ran.code).toBe(2);
    expect(ran.messages).toEqual([
      'line 3: status "someday" is not one of draft, approved, announced, postponed, cancelled, done',
      'line 4: announced_end 2025-06-07T08:00 is not after announced_start 2025-06-07T11:00',
      'line 5: published_at "tomorrow" is not a time like 2025-06-30T13:30 or 2025-06-30T13:30:00+07:00',
      'line 6: work_id and version stand in line 2 already',
      'line 7: customers "many" is not a whole number',
    ]);
    expect(ran.out).toContain('1 works');
  });

  it('refuses a file that is none, and a span beside a file', async () => {
    expect((await house.run('works', ['check', house.file('x.csv', 'a,b\n1,2\n')])).code).toBe(1);
    const ran = await house.run('works', ['check', house.file('plan.csv', HEAD)], { from: '2025-06-01' });
    expect(ran).toMatchObject({ code: 1 });
  });
});
