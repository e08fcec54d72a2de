import { localDate } from '../../src/domain/time/local-date';
import { SettingsSource } from '../../src/ports/utility-settings';
import { managementReport } from '../../src/reports/kinds/management';
import { viewOf } from '../../src/reports/kinds/management/view-model';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import type { PrintContext } from '../../src/reports/report-kind';
import { expectGolden, MACHINE_WORDS } from '../builders/golden';
import type { TestHouse } from '../builders/house';
import { readPdf } from '../pdf/read-pdf';
import { CLOSING, COMPLETE, EXTREME, utilitiesOfEachTest, UTILITIES } from './management-utility';
import { differingFigures, textsOf } from './management-wording';

const open = utilitiesOfEachTest();

const WEEK = managementReport.requestFrom({ week: '2025-W23' });
const LANGUAGES = ['vi', 'en'] as const;

const contextOf = (house: TestHouse, language: 'vi' | 'en'): PrintContext => ({
  language,
  edition: { edition: 1, changes: [] },
  settings: house.get(SettingsSource).settings,
});
const charts = { days: '<svg/>', season: '<svg/>', cumulative: '<svg/>', bands: '<svg/>' };

describe('the weekly report', () => {
  it.each(Object.keys(UTILITIES))('%s: facts and both views stand as filed', async (name) => {
    const house = await open(UTILITIES[name]);
    const { facts } = await house.get(ReportPipeline).issue(managementReport, WEEK);
    expectGolden(`management/${name}.facts.json`, facts);
    const [vi, en] = LANGUAGES.map((language) => viewOf(facts, contextOf(house, language), charts));
    expectGolden(`management/${name}.vi.json`, vi);
    expectGolden(`management/${name}.en.json`, en);
    expect(differingFigures(vi, en)).toEqual([]);
    for (const view of [vi, en])
      for (const [path, text] of textsOf(view))
        expect([path, text.match(MACHINE_WORDS)]).toEqual([path, null]);
  });

  it('counts the periods that closed, what the area did, and the cases that are late', async () => {
    const house = await open(CLOSING);
    const { facts } = await house.get(ReportPipeline).issue(managementReport, WEEK);
    const { whole, units, cases } = facts.changes;
    expect(whole).toMatchObject({
      closed: 60,
      flagged: 40,
      up: 38,
      down: 2,
      withPeers: 40,
      withinCommon: 37,
    });
    expect(whole!.bands[0]).toEqual({ direction: 'up', fromPercent: 30, count: 38 });
    expect(units.map(({ name, closed: periods }) => [name, periods])).toContainEqual(['Đội 1', 20]);
    expect(cases).toMatchObject({ opened: 4, open: 4, overdue: 4, closed: 0 });
    expect(facts.decisions).toContainEqual(
      expect.objectContaining({
        rule: 'overdue-cases',
        unit: 'Corp/PC Bắc',
        cases: 4,
        firstDue: '2025-06-06',
      }),
    );
  });

  it('counts the usage points from which nothing has come for more than seven days', async () => {
    const silent = { team: 2, from: localDate(2025, 6, 1), to: localDate(2025, 6, 8) };
    const silentOf = async (from: number): Promise<unknown> => {
      const house = await open({ ...COMPLETE, silent: { ...silent, from } });
      const { facts } = await house.get(ReportPipeline).issue(managementReport, WEEK);
      return facts.silent;
    };
    expect(await silentOf(silent.from)).toEqual({
      ...{ days: 7, until: '2025-06-08', points: 20 },
      units: [{ path: 'Corp/PC Nam', points: 20 }],
    });
    expect(await silentOf(silent.from + 1)).toMatchObject({ points: 0, units: [] });
  });

  it('decides on SAIDI ahead of the part of its target that the days have', async () => {
    const house = await open(UTILITIES.planned);
    const { facts } = await house.get(ReportPipeline).issue(managementReport, WEEK);
    expect(facts.reliability.againstTarget).toEqual([
      { unit: '', saidiMinutes: 73.9, targetMinutes: 60, dueMinutes: 26.136986 },
    ]);
    expect(facts.decisions[0]).toMatchObject({ rule: 'saidi-ahead', unit: '', deadline: '2025-06-15' });
    expect(facts.reliability.repeatFeeders).toMatchObject([{ feeder: '471', interruptions: 2 }]);
  });

  it('prints every kind of utility in both languages, tagged, with embedded fonts and bookmarks', async () => {
    for (const utility of [UTILITIES.partial, UTILITIES.empty]) {
      const house = await open(utility);
      const pipeline = house.get(ReportPipeline);
      const report = await pipeline.issue(managementReport, WEEK);
      for (const language of LANGUAGES) {
        const pdf = await readPdf(await pipeline.pdf(managementReport, report, language));
        expect(pdf).toMatchObject({ tagged: true, lang: language, allFontsEmbedded: true });
        expect(pdf.pages.join(' ')).not.toMatch(MACHINE_WORDS);
        expect(pdf.bookmarks.length).toBeGreaterThan(0);
        for (const [index, page] of pdf.pages.entries()) {
          expect(page).toContain(`${language === 'vi' ? 'Trang' : 'Page'} ${index + 1}/${pdf.pageCount}`);
          expect(page).toContain(language === 'vi' ? 'Bản 1' : 'Edition 1');
        }
      }
    }
  });

  it('holds 25 nodes with long and hostile names, 40 interruptions in a day and ten million kWh', async () => {
    const house = await open(EXTREME);
    const pipeline = house.get(ReportPipeline);
    const report = await pipeline.issue(managementReport, WEEK);
    expect(report.facts.load.nodes).toHaveLength(30);
    expect(report.facts.reliability.week.beforeExclusions).toMatchObject({ events: 40 });
    const pdf = await readPdf(await pipeline.pdf(managementReport, report, 'vi'));
    const text = pdf.pages.join(' ');
    expect(text).toContain('triệu kWh/ngày');
    expect(text).toContain('<b>Đội {{title}}');
    expect(text).toContain('<script>');
  });

  it('says what an edition changed, in words', async () => {
    const house = await open(COMPLETE);
    const pipeline = house.get(ReportPipeline);
    const first = await pipeline.issue(managementReport, WEEK);
    expect((await pipeline.issue(managementReport, WEEK)).id).toBe(first.id);
    await house.run('import', [
      'daily-usage',
      house.file('corrected.csv', 'usage_point_id,day,kwh\nP0-0,2025-06-04,400\n'),
    ]);
    await house.run('aggregate');
    const second = await pipeline.issue(managementReport, WEEK);
    expect(second.note.edition).toBe(2);
    const view = viewOf(second.facts, { ...contextOf(house, 'vi'), edition: second.note }, charts);
    expect(view.changes?.title).toBe('Thay đổi so với bản 1');
    expect(view.changes?.lines.join('\n')).toMatch(/Bình quân ngày: [\d.]+\u00a0kWh thành [\d.]+\u00a0kWh/);
    expect(view.changes?.lines.length).toBeLessThanOrEqual(10);
    expect(
      textsOf(view)
        .map(([, text]) => text)
        .join(' '),
    ).not.toMatch(MACHINE_WORDS);
  });

  it('refuses a week that has not begun, and one that is none', async () => {
    const house = await open({ ...COMPLETE, hasReadings: false });
    const issue = (week: string) =>
      house.get(ReportPipeline).issue(managementReport, managementReport.requestFrom({ week }));
    await expect(issue('2025-W30')).rejects.toMatchObject({ code: 'week-not-begun' });
    expect(() => managementReport.requestFrom({ week: '2025-W60' })).toThrow(
      'week "2025-W60" is not understood',
    );
  });
});
