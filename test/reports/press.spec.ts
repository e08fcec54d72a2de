import { SettingsSource } from '../../src/ports/utility-settings';
import { pressReport } from '../../src/reports/kinds/press';
import { viewOf } from '../../src/reports/kinds/press/view-model';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import type { PrintContext } from '../../src/reports/report-kind';
import { expectGolden, MACHINE_WORDS } from '../builders/golden';
import type { TestHouse } from '../builders/house';
import { readPdf } from '../pdf/read-pdf';
import { CLOSING, COMPLETE, EXTREME, utilitiesOfEachTest, UTILITIES } from './management-utility';
import { differingFigures, textsOf } from './management-wording';

const open = utilitiesOfEachTest();

const SPAN = pressReport.requestFrom({ from: '2025-06-01', to: '2025-06-08' });
const LANGUAGES = ['vi', 'en'] as const;

const contextOf = (house: TestHouse, language: 'vi' | 'en'): PrintContext => ({
  language,
  edition: { edition: 1, changes: [] },
  settings: house.get(SettingsSource).settings,
});
const charts = { days: '<svg/>' };

describe('the press briefing', () => {
  it.each(Object.keys(UTILITIES))('%s: facts and both views stand as filed', async (name) => {
    const house = await open(UTILITIES[name]);
    const { facts } = await house.get(ReportPipeline).issue(pressReport, SPAN);
    expectGolden(`press/${name}.facts.json`, facts);
    const [vi, en] = LANGUAGES.map((language) => viewOf(facts, contextOf(house, language), charts));
    expectGolden(`press/${name}.vi.json`, vi);
    expectGolden(`press/${name}.en.json`, en);
    expect(differingFigures(vi, en)).toEqual([]);
    for (const view of [vi, en]) {
      for (const [path, text] of textsOf(view))
        expect([path, text.match(MACHINE_WORDS)]).toEqual([path, null]);
      expect(view.masthead.title.split(/[\s\u00a0]+/).length).toBeLessThanOrEqual(20);
    }
  });

  it.each([COMPLETE, CLOSING])(
    'cites every figure that the annex gives, in order, and no other',
    async (utility) => {
      const house = await open(utility);
      const { facts } = await house.get(ReportPipeline).issue(pressReport, SPAN);
      const { lead, supply, annex } = viewOf(facts, contextOf(house, 'vi'), charts);
      const answers = supply.questions.map(({ answer }) => answer);
      const cited = [...lead.sentences, ...supply.sentences, ...supply.works, ...answers]
        .join(' ')
        .match(/\[\d+\]/g);
      expect(cited).toEqual(annex.table.rows.map(({ cells }) => cells[0]));
    },
  );

  it('never leaves the definitions alone on a page, wherever the annex ends', async () => {
    const house = await open(CLOSING);
    const pipeline = house.get(ReportPipeline);
    for (const to of ['2025-06-08', '2025-06-03', '2025-06-07']) {
      const report = await pipeline.issue(pressReport, pressReport.requestFrom({ from: '2025-06-01', to }));
      for (const [language, heading, column] of [
        ['vi', 'Định nghĩa', 'Cơ sở'],
        ['en', 'Definitions', 'Base'],
      ] as const) {
        const { pages } = await readPdf(await pipeline.pdf(pressReport, report, language));
        const last = pages.find((page) => page.includes(heading))!;
        expect([to, language, last.includes(column)]).toEqual([to, language, true]);
      }
    }
  });

  it('says how many rose by the rule, were verified and corrected, and counts out no group under ten', async () => {
    const house = await open(CLOSING);
    const { facts } = await house.get(ReportPipeline).issue(pressReport, SPAN);
    expect(facts.rises).toMatchObject({ closed: 60, risen: 38, verified: 35, corrected: 0 });
    const answer = viewOf(facts, contextOf(house, 'vi'), charts).supply.questions[2].answer;
    expect(answer).toMatch(
      /38 \(63,3%\)\u00a0\[\d+\] khách hàng có sản lượng tăng từ 30% trở lên so với kỳ trước/,
    );
    expect(answer).toMatch(/; đã phúc tra 35\u00a0\[\d+\]; điều chỉnh 0\u00a0\[\d+\] hóa đơn\.$/);

    const few = await open({ ...CLOSING, pointsPerTeam: 4 });
    const { facts: hidden } = await few.get(ReportPipeline).issue(pressReport, SPAN);
    expect(hidden.rises).toMatchObject({ closed: 12, risen: null, verified: null, corrected: null });
    const sentence = viewOf(hidden, contextOf(few, 'en'), charts).supply.questions[2].answer;
    expect(sentence).toContain('fewer than 10 customers used 30% or more above the period before');
  });

  it('names no customer, code or interruption, and no group under ten customers', async () => {
    const house = await open({
      ...EXTREME,
      teams: [...COMPLETE.teams, { path: 'Corp/PC Tây/Đội 9', region: 'west' }],
      pointsPerTeam: 9,
    });
    const { facts } = await house.get(ReportPipeline).issue(pressReport, SPAN);
    expect(facts.hiddenRegions).toBe(2);
    expect(facts.regions.map(({ path }) => path)).toEqual(['north']);
    expect(JSON.stringify(facts)).not.toMatch(/C\d-\d|P\d-\d|"X\d/);
  });

  it.each(LANGUAGES)('says on every page that it is a draft, in %s', async (language) => {
    const house = await open(UTILITIES.partial);
    const pipeline = house.get(ReportPipeline);
    const pdf = await readPdf(
      await pipeline.pdf(pressReport, await pipeline.issue(pressReport, SPAN), language),
    );
    expect(pdf).toMatchObject({ tagged: true, lang: language, allFontsEmbedded: true });
    for (const page of pdf.pages) {
      expect(page).toContain(language === 'vi' ? 'BẢN DỰ THẢO – KHÔNG PHÁT HÀNH' : 'DRAFT – NOT FOR RELEASE');
      expect(page).not.toMatch(MACHINE_WORDS);
    }
  });

  it('refuses spans that are none, too long or not begun', async () => {
    const house = await open({ ...COMPLETE, hasReadings: false });
    const issue = (from: string, to: string) =>
      house.get(ReportPipeline).issue(pressReport, pressReport.requestFrom({ from, to }));
    await expect(issue('2025-06-08', '2025-06-01')).rejects.toMatchObject({ code: 'bad-span' });
    await expect(issue('2025-01-01', '2025-06-01')).rejects.toMatchObject({ code: 'span-too-long' });
    await expect(issue('2025-07-01', '2025-07-02')).rejects.toMatchObject({ code: 'span-not-begun' });
  });
});
