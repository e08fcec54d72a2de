import { TestService } from '../builders/service';
import type { LoadJson } from '../../src/reports/load/load-json';
import type { ReliabilityJson } from '../../src/reports/reliability/reliability-json';
import type { WorksFacts } from '../../src/reports/reliability/works-facts';

const FILES: Record<string, string> = {
  'usage-points':
    'usage_point_id,customer_code,network_path,region,tariff\nP1,C1,Corp/Bắc,north,residential\n',
  'register-readings':
    'usage_point_id,day,register_kwh\nP1,2025-06-01,10\nP1,2025-06-02,20\nP1,2025-06-03,32\n',
  interruptions:
    'interruption_id,kind,start,end,customers,network_path,work_id\nS1,unplanned,2025-06-02T01:00,2025-06-02T03:00,1,Corp/Bắc,W1\n',
  works:
    'work_id,version,status,published_at,announced_start,announced_end,network_path,customers\nW1,1,announced,2025-06-02T02:00,2025-06-02T01:00,2025-06-02T02:00,Corp/Bắc,1\n',
};

describe('load, reliability and works over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start({ now: '2025-06-09T00:00:00Z' });
    for (const [kind, text] of Object.entries(FILES)) {
      const covers = kind === 'interruptions' ? '?covers=2025-06-01..2025-06-08' : '';
      const { status } = await service.ask('POST', `/api/v1/imports/${kind}${covers}`, text, {
        'content-type': 'text/csv',
      });
      expect(status).toBeLessThan(300);
    }
  });
  afterAll(() => service.remove());

  const get = async <T>(path: string): Promise<T> => (await service.ask<T>('GET', `/api/v1/${path}`)).body;
  const SPAN = 'from=2025-06-02&to=2025-06-03';

  it('gives emergencies, overruns and adherence by unit', async () => {
    const facts = await get<WorksFacts>(`works?${SPAN}`);
    expect(facts.works).toMatchObject([{ emergency: true, notice: 'in-time', overrunCustomerMinutes: 60 }]);
    expect(facts.byNode).toMatchObject([{ node: 'Corp/Bắc', counts: { emergencies: 1, endedLate: 1 } }]);
  });

  it('lists events, findings and what is excluded by name', async () => {
    const json = await get<ReliabilityJson>(`reliability?${SPAN}&events=true&exclude=S1`);
    expect(json.eventList).toMatchObject([{ interruptionId: 'S1', excluded: 'by-name', after: null }]);
    expect(json).toMatchObject({ excludedByName: ['S1'], findings: [], targets: null });
    expect(await get('reliability/exclusions')).toEqual({ items: [] });
    expect(
      (await service.ask('GET', `/api/v1/reliability?${SPAN}&exclude=S9`)).status,
    ).toBeGreaterThanOrEqual(400);
  });

  it('names the settings of the load, and grows by the same set', async () => {
    const json = await get<LoadJson>(`load?from=2025-06-03&to=2025-06-03`);
    expect(json.settings['coverage.comparison']).toBe(0.95);
    expect(json.sameSetGrowth.previous).toMatchObject({ points: 1, baseKwh: 10, kwh: 12, changePercent: 20 });
  });
});
