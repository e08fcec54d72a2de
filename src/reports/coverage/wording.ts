import { dateText, dateTimeText } from '../../domain/text/date-text';
import type { Language } from '../../domain/text/language';
import { coverageText } from '../../domain/text/number-text';
import { parseLocalDate } from '../../domain/time/local-date';
import { Zone } from '../../domain/time/zone';
import type { ReportView } from '../../ports/page-templates';
import type { PrintContext, ReportFacts } from '../report-kind';

/** One of two wordings. */
export type Say = (vi: string, en: string) => string;

export const sayIn =
  (language: Language): Say =>
  (vi, en) =>
    language === 'vi' ? vi : en;

/** What is printed where a figure has not come, never 0. */
export const notReceived = (say: Say): string => say('Chưa nhận được số liệu', 'Not yet received');

/** A printed date from the ISO day of the facts. */
export const dayText = (isoDay: string, language: Language): string =>
  dateText(parseLocalDate(isoDay)!, language);

/** `07h00 ngày 09/06/2025` from the instant of the facts. */
export function instantText(iso: string, timeZone: string, language: Language): string {
  const { day, wallMinute } = new Zone(timeZone).momentOf(Date.parse(iso));
  return dateTimeText(day, wallMinute, language);
}

/** "Số liệu chốt đến 07h00 ngày 09/06/2025". */
export function cutOffText({ dataCutOff }: ReportFacts, { language, settings }: PrintContext): string {
  const say = sayIn(language);
  if (dataCutOff.importedUntil === null) return say('Chưa nhận số liệu nào', 'No data received yet');
  const moment = instantText(dataCutOff.importedUntil, settings.timeZone, language);
  return say(`Số liệu chốt đến ${moment}`, `Data cut-off ${moment}`);
}

/** Last day on which every node was complete. */
export function completeDayText({ dataCutOff }: ReportFacts, language: Language): string {
  const say = sayIn(language);
  const day = dataCutOff.lastCompleteDay;
  return day === null
    ? say('chưa có ngày nào đủ dữ liệu ở mọi đơn vị', 'no day is complete in every unit yet')
    : say(
        `ngày đủ dữ liệu gần nhất ở mọi đơn vị: ${dayText(day, language)}`,
        `last day complete in every unit: ${dayText(day, language)}`,
      );
}

/** What stands around every page of a report over the whole utility. */
export function frameOf(
  facts: ReportFacts,
  context: PrintContext,
  given: { reportName: string; coverageRatio: number | null; draft: boolean },
): ReportView['frame'] {
  const { language, settings, edition } = context;
  const say = sayIn(language);
  const coverage =
    given.coverageRatio === null
      ? say('Chưa có dữ liệu thu thập', 'No readings collected')
      : say(
          `Tỷ lệ thu thập dữ liệu ${coverageText(given.coverageRatio, language)}`,
          `Data coverage ${coverageText(given.coverageRatio, language)}`,
        );
  return {
    organisation: settings.utility.name[language],
    reportName: given.reportName,
    status: [
      cutOffText(facts, context),
      coverage,
      say(`Bản ${edition.edition}`, `Edition ${edition.edition}`),
    ].join(' · '),
    pageLabel: say('Trang', 'Page'),
    simulated: facts.simulated ? say('Dữ liệu mô phỏng', 'Simulated data') : null,
    draft: given.draft ? say('BẢN DỰ THẢO – KHÔNG PHÁT HÀNH', 'DRAFT – NOT FOR RELEASE') : null,
  };
}
