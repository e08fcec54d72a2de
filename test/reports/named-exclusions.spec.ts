import { ReportPipeline } from '../../src/reports/report-pipeline';
import { managementReport } from '../../src/reports/kinds/management';
import { viewOf as managementView } from '../../src/reports/kinds/management/view-model';
import { pressReport } from '../../src/reports/kinds/press';
import { viewOf as pressView } from '../../src/reports/kinds/press/view-model';
import type { ReliabilityJson } from '../../src/reports/reliability/reliability-json';
import { SettingsSource } from '../../src/ports/utility-settings';
import type { TestHouse } from '../builders/house';
import { MACHINE_WORDS } from '../builders/golden';
import { COMPLETE, openUtility } from './management-utility';
import { textsOf } from './management-wording';

const SPAN = { from: '2025-06-02', to: '2025-06-08' };
const WHY = 'số khách hàng ghi nhầm';
const CHARTS = { days: '<svg/>', season: '<svg/>', cumulative: '<svg/>', bands: '<svg/>' };

describe('interruptions excluded by name', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openUtility(COMPLETE);
  });
  afterAll(() => house.close());

  const act = (action: string, id: string, options: Record<string, string> = {}) =>
    house.run('reliability', [action, id], { reason: WHY, as: 't.an', ...options });
  const figures = () => house.json<ReliabilityJson>('reliability', [], SPAN);

  it('asks for a known interruption, a reason and somebody whose role it is', async () => {
    const refusals: [string, string, Record<string, string>, string][] = [
      ['exclude', 'X1', {}, 'the log has no interruption "X1"'],
      ['exclude', 'S1', { reason: ' ' }, '--reason " " is not like'],
      ['exclude', 'S1', { as: 'nobody' }, 'does not stand under people'],
      ['exclude', 'S1', { as: 'r.hoa' }, 'it needs the role reliability-lead; r.hoa has reader'],
      ['include', 'S1', {}, 'nobody has excluded it by name'],
      ['forget', 'S1', {}, '"forget" is none of exclude, include and exclusions'],
    ];
    for (const [action, id, options, message] of refusals) {
      const ran = await act(action, id, options);
      expect([ran.code, ran.messages.join()]).toEqual([1, expect.stringContaining(message)]);
    }
    expect((await house.run('reliability', ['exclusions'])).out).toBe('nothing is excluded by name\n');
  });

  it('is remembered by every reckoning: before and after stand side by side, with who, when and why', async () => {
    const before = await figures();
    expect(before.afterExclusions!.saidiMinutes).toBeLessThan(before.saidiMinutes!);
    expect(await act('exclude', 'S1')).toMatchObject({ code: 0 });
    await house.reopen();
    const after = await figures();
    expect(after.beforeExclusions).toEqual(before.beforeExclusions);
    expect(after.afterExclusions!.customerMinutes).toBe(before.afterExclusions!.customerMinutes - 2520);
    expect(after.excludedByName).toEqual(['S1']);
    expect(after.namedExclusions).toEqual([
      {
        ...{ interruptionId: 'S1', reason: WHY, by: 't.an', excludedOn: '2025-06-09' },
        ...{ kind: 'unplanned', day: '2025-06-03', customerMinutes: 2520 },
      },
    ]);
    const { out } = await house.run('reliability', [], SPAN);
    expect(out).toContain(`excluded by name: S1 of 2025-06-03, ${WHY} (t.an, 2025-06-09)`);
    expect(await act('exclude', 'S1')).toMatchObject({ code: 1 });
    const more = await house.json<ReliabilityJson>('reliability', [], { ...SPAN, exclude: 'S1,W1' });
    expect(more.namedExclusions.map(({ interruptionId, reason }) => [interruptionId, reason])).toEqual([
      ['W1', 'by-name'],
      ['S1', WHY],
    ]);
  });

  it('stands in the weekly report with its reason, and in the briefing without its code', async () => {
    const pipeline = house.get(ReportPipeline);
    const { settings } = house.get(SettingsSource);
    const week = await pipeline.issue(managementReport, managementReport.requestFrom({ week: '2025-W23' }));
    const briefing = await pipeline.issue(pressReport, pressReport.requestFrom(SPAN));
    for (const language of ['vi', 'en'] as const) {
      const context = { language, edition: week.note, settings };
      const { reliability } = managementView(week.facts, context, CHARTS);
      expect(reliability.named!.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([['S1', WHY]]);
      expect(reliability.named!.rows[0].cells[2]).toContain('Bùi Thị An');
      expect(reliability.lines.join(' ')).toContain(
        language === 'vi' ? 'S1 – theo tên, S3 – bất khả kháng' : 'S1 – by name, S3 – force majeure',
      );
      const { supply, annex } = pressView(briefing.facts, context, CHARTS);
      const sentence = supply.sentences.join(' ');
      expect(sentence).toContain(WHY);
      expect(sentence).not.toContain('S1');
      const label = language === 'vi' ? 'không tính sau miễn trừ' : 'left out after exclusions';
      const row = annex.table.rows.find(({ cells }) => (cells[1] as string).includes(label));
      expect(row!.cells[2]).toBe('2');
      for (const [, text] of textsOf({ reliability, supply })) expect(text).not.toMatch(MACHINE_WORDS);
    }
  });

  it('is taken back; the history stays', async () => {
    house.clock.moveTo('2025-06-10T00:00:00Z');
    expect(await act('include', 'S1', { reason: 'đã đối chiếu' })).toMatchObject({ code: 0 });
    expect((await figures()).excludedByName).toEqual([]);
    const { exclusions } = await house.json<{ exclusions: unknown[] }>('reliability', ['exclusions']);
    expect(exclusions).toEqual([
      {
        ...{ interruptionId: 'S1', reason: WHY, by: 't.an', at: '2025-06-09T00:00:00.000Z' },
        revoked: { by: 't.an', at: '2025-06-10T00:00:00.000Z', reason: 'đã đối chiếu' },
      },
    ]);
    expect((await house.run('reliability', ['exclusions'])).out).toContain('counted again by t.an');
  });
});
