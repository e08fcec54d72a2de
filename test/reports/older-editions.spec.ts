import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/domain/text/language';
import { PageTemplates } from '../../src/ports/page-templates';
import { ReportArchive } from '../../src/ports/report-archive';
import { SettingsSource } from '../../src/ports/utility-settings';
import { canonicalJson } from '../../src/reports/fact-changes';
import { customerReport } from '../../src/reports/kinds/customer';
import { managementReport } from '../../src/reports/kinds/management';
import { completed, realChanges } from '../../src/reports/later-facts';
import { REPORT_KINDS } from '../../src/reports/report-kinds';
import { ReportSources } from '../../src/reports/report-sources';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import { MACHINE_WORDS } from '../builders/golden';
import { REPOSITORY, type TestHouse } from '../builders/house';
import { COMPLETE, openUtility } from './management-utility';
import { textsOf } from './management-wording';

/** Facts as the first editions of each kind held them: never written anew. */
const filedFacts = (kind: string): string =>
  readFileSync(join(REPOSITORY, 'test', 'golden', 'older', `${kind}.facts.json`), 'utf8');

const edition = (kind: string, subject: string, facts: string) => ({
  ...{ id: `${kind}-${subject}-1`, kind, subject, edition: 1, facts },
  ...{ templateVersion: 'old', createdAt: new Date('2025-06-09T00:00:00Z') },
});

describe('editions that were filed before facts were added', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openUtility(COMPLETE);
  });
  afterAll(() => house.close());

  it.each(REPORT_KINDS.map((kind) => [kind.name, kind] as const))(
    'a first %s prints in both languages without a word of the machine',
    async (name, kind) => {
      const { settings } = house.get(SettingsSource);
      const issued = await house.get(ReportPipeline).asIssued(kind, edition(name, 'first', filedFacts(name)));
      for (const language of ['vi', 'en'] as Language[]) {
        const context = { language, edition: issued.note, settings };
        const charts = kind.charts(issued.facts, context);
        const drawn = Object.fromEntries(Object.keys(charts).map((each) => [each, '<svg/>']));
        const view = kind.view(issued.facts, context, drawn);
        for (const [path, text] of textsOf(view))
          expect([path, text.match(MACHINE_WORDS)]).toEqual([path, null]);
        expect(house.get(PageTemplates).render(name, view, language)).toContain('</html>');
      }
    },
  );

  it.each([
    ['management', { week: '2025-W23' }],
    ['press', { from: '2025-06-02', to: '2025-06-08' }],
    ['customer', { customerCode: 'C0-0', period: '2025-05' }],
  ])('are not what a fresh %s is: nothing is filled in there', async (name, fields) => {
    const kind = REPORT_KINDS.find((each) => each.name === name)!;
    const facts = await kind.query(kind.requestFrom(fields), house.get(ReportSources));
    expect(completed(facts, kind.laterFacts)).toEqual(facts);
  });

  it('keep their number while no figure that they hold has changed', async () => {
    const pipeline = house.get(ReportPipeline);
    const request = managementReport.requestFrom({ week: '2025-W23' });
    const facts = await managementReport.query(request, house.get(ReportSources));
    const { named: _named, monthToDate: _month, ...reliability } = facts.reliability;
    const early = { ...facts, reliability };
    await house.get(ReportArchive).add(edition('management', '2025-W23', canonicalJson(early)));
    const issued = await pipeline.issue(managementReport, request);
    expect(issued.note).toEqual({ edition: 1, changes: [] });
    expect(issued.facts.reliability.monthToDate.withheld).toEqual({ reason: 'not-kept' });
    await house.run('reliability', ['exclude', 'S1'], { reason: 'ghi nhầm', as: 't.an' });
    const second = await pipeline.issue(managementReport, request);
    expect(second.note.edition).toBe(2);
    const paths = second.note.changes.map(({ path }) => path);
    expect(paths).toContain('reliability.week.afterExclusions.saidiMinutes');
    expect(paths.filter((path) => /named|monthToDate/.test(path))).toEqual([]);
  });

  it('are filled in place by place; what is there stays', () => {
    const later = customerReport.laterFacts;
    const facts = { points: [{ peers: 40 }, {}], other: null };
    expect(completed(facts, later)).toEqual({
      other: null,
      points: [
        { peers: 40, invoice: null, thresholdPercent: 30, verification: null },
        { peers: null, invoice: null, thresholdPercent: 30, verification: null },
      ],
    });
    expect(facts.points[1]).toEqual({});
    const change = (path: string) => ({ path, before: null, after: 1 });
    const changes = ['points.0.peers', 'points.1.peers', 'points.1.invoice.kwh', 'points.2.peers'].map(
      change,
    );
    expect(realChanges(changes, facts, later).map(({ path }) => path)).toEqual([
      'points.0.peers',
      'points.2.peers',
    ]);
  });
});
