import { parseYearMonth } from '../../src/domain/time/year-month';
import { ImportRecords } from '../../src/ports/import-records';
import { parseLocalDate } from '../../src/domain/time/local-date';
import { managementReport } from '../../src/reports/kinds/management';
import { pressReport } from '../../src/reports/kinds/press';
import { customerReport } from '../../src/reports/kinds/customer';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import type { UsageJson } from '../../src/reports/usage/usage-json';
import { MACHINE_WORDS } from '../builders/golden';
import { readPdf } from '../pdf/read-pdf';
import { describeWithData, givenFile } from './given-data';
import { dailyRows, NswHouse } from './nsw-house';

/** Days on which the clock was changed, as data/README.md names them. */
const SPRING = ['2012-10-07', '2013-10-06'];
const AUTUMN = ['2012-04-01', '2013-04-07'];

describeWithData('nsw-households', 'ten real households', () => {
  let nsw: NswHouse;
  let half: NswHouse;
  beforeAll(async () => {
    nsw = await NswHouse.open();
    const daily = await nsw.importing('daily-usage', givenFile('nsw-households', 'daily.csv'), 'nsw-daily');
    expect(daily).toMatchObject({ rows: 6063, accepted: 6063, rejected: 0 });
  }, 60_000);
  afterAll(async () => {
    for (const each of [nsw, half]) await each?.close();
  });

  const usage = async (house: NswHouse, id: string) => {
    const { days } = await house.house.json<UsageJson>('usage', [id], {
      from: '2012-01-01',
      to: '2014-03-31',
    });
    return new Map(days.map((day) => [day.day, day]));
  };

  it('every day of the daily file is there as it is, and every other day is a gap', async () => {
    const given = new Map(dailyRows().map((row) => [`${row.id}/${row.day}`, row.kwh]));
    for (const id of new Set(dailyRows().map((row) => row.id)))
      for (const [day, { kwh }] of await usage(nsw, id))
        expect([id, day, kwh]).toEqual([id, day, given.get(`${id}/${day}`) ?? null]);
  });

  it('the half-hours add up to the daily file, but on the days that are named', async () => {
    half = await NswHouse.open();
    const result = await half.importing(
      'interval-usage',
      givenFile('nsw-households', 'half-hourly.csv.gz'),
      'nsw-half-hourly',
    );
    expect(result.rows).toBe(289_789);
    expect(result.rejected).toBe(60);
    expect(result.findings.map(({ code }) => code)).toContain('day-incomplete');
    const differing: { day: string; readings: number }[] = [];
    const days = new Map<string, Awaited<ReturnType<typeof usage>>>();
    for (const row of dailyRows()) {
      if (!days.has(row.id)) days.set(row.id, await usage(half, row.id));
      const { kwh } = days.get(row.id)!.get(row.day)!;
      if (kwh !== row.kwh) differing.push(row);
      const mayDiffer = kwh === null || SPRING.includes(row.day);
      if (!mayDiffer) expect([row.id, row.day, kwh]).toEqual([row.id, row.day, row.kwh]);
    }
    const unnamed = differing.filter(
      ({ day, readings }) => readings === 48 && !SPRING.includes(day) && !AUTUMN.includes(day),
    );
    expect(unnamed).toEqual([]);
    expect(new Set(differing.map(({ day }) => day)).size).toBeGreaterThanOrEqual(4);
    process.stderr.write(
      `half-hours differ from the daily file on ${differing.length} of ${dailyRows().length} meter-days: ${[...SPRING, ...AUTUMN].join(', ')} and ${differing.filter(({ readings }) => readings !== 48).length} partial days\n`,
    );
    const findings = await half.house
      .get(ImportRecords)
      .findingCounts(parseLocalDate('2012-10-07')!, parseLocalDate('2012-10-07')!);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'day-incomplete' }));
    await half.house.run('aggregate', [], { from: '2012-09-20', to: '2012-10-14' });
    const pipeline = half.house.get(ReportPipeline);
    const week = await pipeline.issue(managementReport, managementReport.requestFrom({ week: '2012-W40' }));
    const pdf = await readPdf(await pipeline.pdf(managementReport, week, 'en'));
    expect(pdf.pages.join(' ')).toMatch(
      /Days with missing intervals used, to be looked at 5 October, 7 October/,
    );
  }, 240_000);

  it.each(['vi', 'en'] as const)(
    'the grid gets its weekly report and its briefing, in %s',
    async (language) => {
      await nsw.house.run('aggregate', [], { from: '2013-01-01', to: '2013-02-17' });
      const pipeline = nsw.house.get(ReportPipeline);
      const week = await pipeline.issue(managementReport, managementReport.requestFrom({ week: '2013-W06' }));
      const briefing = await pipeline.issue(
        pressReport,
        pressReport.requestFrom({ from: '2013-02-01', to: '2013-02-14' }),
      );
      for (const pdf of [
        await readPdf(await pipeline.pdf(managementReport, week, language)),
        await readPdf(await pipeline.pdf(pressReport, briefing, language)),
      ]) {
        expect(pdf).toMatchObject({ tagged: true, lang: language });
        expect(pdf.pages.join(' ')).not.toMatch(MACHINE_WORDS);
        expect(pdf.pages.join(' ')).toMatch(/kWh/);
      }
    },
    120_000,
  );

  it.each(['vi', 'en'] as const)('a household gets its summary, gaps as gaps, in %s', async (language) => {
    const pipeline = nsw.house.get(ReportPipeline);
    const report = await pipeline.issue(customerReport, {
      customerCode: 'C10006414',
      month: parseYearMonth('2013-02')!,
    });
    expect(report.facts.points[0].periods).toMatchObject({ period: { basis: 'summed-days' } });
    const pdf = await readPdf(await pipeline.pdf(customerReport, report, language));
    expect(pdf.pageCount).toBe(1);
    expect(pdf.pages.join(' ')).not.toMatch(MACHINE_WORDS);
  });
});
