import { ClosePeriodsJob } from '../../src/features/close-periods/close-periods.job';
import { IngestService } from '../../src/features/ingest/ingest.service';
import { parseLocalDate } from '../../src/domain/time/local-date';
import { DayStates } from '../../src/ports/day-states';
import { Outbox } from '../../src/ports/outbox';
import { PeriodResults } from '../../src/ports/period-results';
import { TestService } from '../builders/service';
import { POINT_HEADER, pointRow, registerRows } from './fleet';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dayOf = (text: string): number => parseLocalDate(text)!;

let service: TestService;
beforeEach(async () => {
  service = await TestService.start({ now: '2025-06-29T20:00:00Z' });
  await service.get(ClosePeriodsJob).run();
});
afterEach(() => service.remove());

async function given(kind: 'usage-points' | 'register-readings', lines: string[]): Promise<void> {
  const path = join(service.folder, `${kind}.csv`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  await service.get(IngestService).importFile(kind, path);
}

const closedDays = async (): Promise<number[]> =>
  (await service.get(PeriodResults).states()).map(({ day }) => day);

describe('the nightly close of periods', () => {
  it('closes in the morning after, in the utility’s zone, and catches up what was slept through', async () => {
    await given('usage-points', [POINT_HEADER, pointRow('P1'), pointRow('P2', { cycle: '2' })]);
    service.clock.moveTo('2025-07-05T20:00:00Z');
    await given('register-readings', [
      'usage_point_id,day,register_kwh',
      ...['P1', 'P2'].flatMap((id) =>
        registerRows(id, [
          { from: '2025-05-01', to: '2025-05-31', kwhPerDay: 10 },
          { from: '2025-06-01', to: '2025-07-05', kwhPerDay: 15 },
        ]),
      ),
    ]);
    service.clock.moveTo('2025-06-30T16:00:00Z');
    await service.get(ClosePeriodsJob).run();
    expect(await closedDays()).toEqual([dayOf('2025-05-31'), dayOf('2025-06-02')]);
    service.clock.moveTo('2025-07-05T20:00:00Z');
    await service.get(ClosePeriodsJob).run();
    expect(await closedDays()).toEqual(['2025-05-31', '2025-06-02', '2025-06-30', '2025-07-02'].map(dayOf));
    expect(await service.get(DayStates).lastDone('close-period')).toBe(dayOf('2025-07-05'));
    expect((await service.get(Outbox).ofPeriods(dayOf('2025-07-01'))).map(({ kind }) => kind)).toEqual([
      'bill-notice',
      'usage-increase',
    ]);
    await service.get(ClosePeriodsJob).run();
    expect(
      (await service.get(DayStates).jobRuns(50)).filter(
        ({ job, forDay }) => job === 'close-period' && forDay === dayOf('2025-07-05'),
      ),
    ).toHaveLength(1);
  });

  it('shows changes and cases over HTTP, and takes no step there', async () => {
    service.clock.moveTo('2025-07-05T20:00:00Z');
    await given('usage-points', [POINT_HEADER, pointRow('P1'), pointRow('P2'), pointRow('P3')]);
    await given('register-readings', [
      'usage_point_id,day,register_kwh',
      ...[10, 15, 40].flatMap((june, index) =>
        registerRows(`P${index + 1}`, [
          { from: '2025-05-01', to: '2025-05-31', kwhPerDay: 10 },
          { from: '2025-06-01', to: '2025-07-01', kwhPerDay: june },
        ]),
      ),
    ]);
    await service.get(ClosePeriodsJob).run();
    const get = <Body>(path: string) => service.ask<Body>('GET', `/api/v1${path}`);
    expect((await get('/changes/2025-06-30')).body).toMatchObject({ closed: 3, flagged: 2, threshold: 30 });
    expect((await get('/changes/2025-06-30?threshold=50')).body).toMatchObject({ flagged: 1, threshold: 50 });
    const rows = await get<{ items: { usagePointId: string }[]; nextCursor: string }>(
      '/changes/2025-06-30/rows?flagged=true&limit=1',
    );
    expect([rows.body.items.map((row) => row.usagePointId), rows.body.nextCursor]).toEqual([['P2'], '1']);
    expect((await get('/changes/june')).body).toMatchObject({ status: 400, code: 'bad-request' });
    const cases = await get<{ items: { id: string; reasons: string[] }[] }>('/cases');
    expect(cases.body.items).toMatchObject([
      { id: 'case-000001', reasons: ['ratio'], signRole: 'team-lead' },
    ]);
    expect((await get('/cases/case-000001')).body).toMatchObject({
      usagePointId: 'P3',
      events: [{ action: 'open' }],
      former: [],
    });
    expect((await get('/cases/case-000009')).body).toMatchObject({ code: 'unknown-case' });
    expect((await service.ask('POST', '/api/v1/cases/case-000001', '{}')).status).toBe(404);
  });
});
