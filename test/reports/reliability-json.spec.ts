import { formatLocalDate, localDate } from '../../src/domain/time/local-date';
import type { ReliabilityJson } from '../../src/reports/reliability/reliability-json';
import { TestHouse } from '../builders/house';

const HEAD = 'interruption_id,kind,start,end,customers,cause,network_path,region,transformer,exclusion\n';
const LOG = `${HEAD}A,unplanned,2025-05-30T10:00,2025-05-30T11:00,100,sét,Corp/Bắc,north,T1,
B,unplanned,2025-06-03T10:00,2025-06-03T12:00,50,bão,Corp/Nam,south,T2,force-majeure
C,planned,2025-06-04T10:00,2025-06-04T10:04,30,,Corp/Bắc,north,T3,
D,unplanned,2025-06-05T10:00,2025-06-14T10:00,2,sét,Corp/Bắc,north,T4,
E,unplanned,2025-06-05T10:00,2025-06-14T10:00,2,sét,Corp/Bắc,north,T4,
`;

describe('reliability --json', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ now: '2025-07-01T00:00:00Z' });
    const load = (kind: string, text: string, options = {}) =>
      house.run('import', [kind, house.file(`${kind}.csv`, text)], options);
    await load(
      'usage-points',
      'usage_point_id,customer_code,network_path,region,tariff\nP1,C1,Corp/Bắc,north,residential\nP2,C2,Corp/Nam,south,residential\n',
    );
    await load('interruptions', LOG, { covers: '2025-05-01..2025-06-30' });
    await load(
      'customers-served',
      'network_path,month,customers\nCorp,2025-05,1000\nCorp,2025-06,2000\nCorp/Bắc,2025-05,400\nCorp/Bắc,2025-06,500\n',
    );
    await load('targets', 'network_path,year,index,value\nCorp,2025,saidi,60\nCorp/Bắc,2025,SAIFI,2\n');
  });
  afterAll(() => house.close());

  const of = (options: Record<string, string | boolean> = {}): Promise<ReliabilityJson> =>
    house.json('reliability', [], { from: '2025-05-30', to: '2025-06-04', ...options });

  it("divides each day by its own month's customers as the utility counts them, a node by its own", async () => {
    const { saidiMinutes, saifi, maifi, customersServed, groups } = await of({ by: 'network' });
    expect(saidiMinutes).toBeCloseTo((100 * 60) / 1000 + (50 * 120) / 2000, 6);
    expect(saifi).toBeCloseTo(100 / 1000 + 50 / 2000, 6);
    expect(maifi).toBeCloseTo(30 / 2000, 6);
    expect(customersServed).toBe(2000);
    expect(groups!.map(({ key, basis, saidiMinutes: saidi }) => [key, basis, saidi])).toEqual([
      ['Corp/Bắc', 'own', 15],
      ['Corp/Nam', 'contribution', 3],
    ]);
  });

  it('gives the targets of the whole and of the nodes that have some', async () => {
    const { targets, groups } = await of({ by: 'network' });
    expect(targets).toEqual({ year: 2025, saidiMinutes: 60, saifi: null, maifi: null, caidiMinutes: null });
    expect(groups!.map((group) => group.targets?.saifi ?? null)).toEqual([2, null]);
  });

  it('traces each index to its events: their parts add up to it', async () => {
    const { eventList, beforeExclusions, afterExclusions, groups } = await of({ events: true, by: 'cause' });
    expect(
      eventList!.map(({ interruptionId, sustained, excluded }) => [interruptionId, sustained, excluded]),
    ).toEqual([
      ['A', true, null],
      ['B', true, 'force-majeure'],
      ['C', false, null],
    ]);
    const minutes = (parts: ({ customerMinutes: number } | null)[]) =>
      parts.reduce((sum, part) => sum + (part?.customerMinutes ?? 0), 0);
    expect(minutes(eventList!.map(({ before }) => before))).toBe(beforeExclusions!.customerMinutes);
    expect(minutes(eventList!.map(({ after }) => after))).toBe(afterExclusions!.customerMinutes);
    expect(groups!.map(({ key, eventIds }) => [key, eventIds])).toEqual([
      ['bão', ['B']],
      ['sét', ['A']],
      [null, ['C']],
    ]);
    expect((await of()).eventList).toBeUndefined();
  });

  it('lists what is odd and leaves it out only by name', async () => {
    const span = { from: '2025-06-01', to: '2025-06-30' };
    const all = await of(span);
    expect(all.findings.map(({ code, interruptionIds }) => [code, interruptionIds])).toEqual([
      ['long', ['D']],
      ['long', ['E']],
      ['repeated-record', ['D', 'E']],
      ['overlap', ['D', 'E']],
    ]);
    expect(all.afterExclusions!.events).toBe(2);
    const named = await of({ ...span, exclude: 'D,E', events: true });
    expect(named.beforeExclusions).toEqual(all.beforeExclusions);
    expect(named.afterExclusions).toMatchObject({ events: 0, customerMinutes: 0 });
    expect(named.excludedByName).toEqual(['D', 'E']);
    expect(named.eventList!.find(({ interruptionId }) => interruptionId === 'D')?.excluded).toBe('by-name');
    const ran = await house.run('reliability', [], { ...span, exclude: 'D,X' });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.messages.join()).toContain('has no interruption X');
  });

  it('shows α, β and the threshold of major event days, or why there is none', async () => {
    expect((await of()).majorEventYears).toMatchObject([
      { year: 2025, tmedMinutes: null, alpha: null, reason: 'log-incomplete' },
    ]);
    const other = await TestHouse.open({ now: '2025-07-01T00:00:00Z' });
    const rows = Array.from({ length: 5 }, (_, year) => {
      const day = formatLocalDate(localDate(2020 + year, 3, 1));
      return `Y${year},unplanned,${day}T10:00,${day}T1${1 + (year % 2)}:00,10,,,,,`;
    });
    await other.run('import', ['interruptions', other.file('log.csv', `${HEAD}${rows.join('\n')}\n`)], {
      covers: '2020-01-01..2025-06-30',
    });
    const json = await other.json<ReliabilityJson>('reliability', [], {
      ...{ from: '2025-06-01', to: '2025-06-30', customers: '100' },
    });
    const [year] = json.majorEventYears;
    const logs = [6, 12, 6, 12, 6].map(Math.log);
    const alpha = logs.reduce((sum, each) => sum + each, 0) / 5;
    const beta = Math.sqrt(logs.reduce((sum, each) => sum + (each - alpha) ** 2, 0) / 4);
    expect(year).toMatchObject({ year: 2025, days: 5, reason: null });
    expect(year.alpha).toBeCloseTo(alpha, 6);
    expect(year.beta).toBeCloseTo(beta, 6);
    expect(json.tmedMinutes).toBeCloseTo(Math.exp(alpha + 2.5 * beta), 5);
    await other.close();
  });

  it('says all of it in the table too', async () => {
    const { out } = await house.run('reliability', [], {
      from: '2025-06-01',
      to: '2025-06-30',
      events: true,
      exclude: 'D',
    });
    expect(out).toContain('targets of 2025: SAIDI 60');
    expect(out).toContain('excluded by name: D of 2025-06-05, for this reckoning only');
    expect(out).toContain('finding repeated-record (D, E)');
    expect(out).toContain(
      '2025-06-03 B unplanned, 120 min: 50 interrupted, 0 momentary, 6000 customer-minutes; excluded: force-majeure',
    );
  });
});
