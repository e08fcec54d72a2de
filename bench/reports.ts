import { PdfPrinter } from '../src/ports/pdf-printer';
import { UsagePointRecords } from '../src/ports/usage-point-records';
import { localDate } from '../src/domain/time/local-date';
import { REPORT_KINDS } from '../src/reports/report-kinds';
import type { ReportFacts, ReportKind } from '../src/reports/report-kind';
import { ReportPipeline } from '../src/reports/report-pipeline';
import { ReportSources } from '../src/reports/report-sources';
import type { TestHouse } from '../test/builders/house';
import { medianMilliseconds } from './measure';
import type { Figure } from './measure';
import { simulatedHouse } from './simulated-house';

const USAGE_POINTS = 2_000;
const RUNS = 5;

/** Each kind of report on the simulated utility of the demo: query, page and print apart. */
export async function benchReports(folder: string): Promise<Figure[]> {
  const house = await simulatedHouse(folder, USAGE_POINTS);
  const [customerCode] = await house
    .get(UsagePointRecords)
    .customerCodes(localDate(2025, 6, 30), localDate(2025, 6, 30));
  const fields = { week: '2025-W23', from: '2025-06-01', to: '2025-06-15', customerCode, period: '2025-06' };
  const figures: Figure[] = [];
  for (const kind of REPORT_KINDS)
    figures.push(...(await kindFigures(house, kind, kind.requestFrom(fields))));
  await house.shut();
  return figures;
}

async function kindFigures(
  house: TestHouse,
  kind: ReportKind<unknown, ReportFacts>,
  request: unknown,
): Promise<Figure[]> {
  const [pipeline, sources, printer] = [
    house.get(ReportPipeline),
    house.get(ReportSources),
    house.get(PdfPrinter),
  ];
  const report = await pipeline.issue(kind, request);
  const html = await pipeline.html(kind, report, 'vi');
  const query = await medianMilliseconds(RUNS, () => kind.query(request, sources));
  const page = await medianMilliseconds(RUNS, () => pipeline.html(kind, report, 'vi'));
  const print = await medianMilliseconds(RUNS, () => printer.print({ html, outline: kind.outline }));
  return [
    figure(`${kind.name}: query`, query),
    figure(`${kind.name}: view, charts and page`, page),
    figure(`${kind.name}: print`, print),
    figure(`${kind.name}: together`, query + page + print),
  ];
}

const figure = (name: string, time: number): Figure => ({ name, value: `${time.toFixed(0)} ms` });
