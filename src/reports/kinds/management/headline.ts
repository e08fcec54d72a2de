import { changeText, numberText, percentText } from '../../../domain/text/number-text';
import { parseIsoWeek } from '../../../domain/time/iso-week';
import { notReceived, sayIn } from '../../coverage/wording';
import { energyScaleOf, kwhText, ratioText, spanText } from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';

/** "Báo cáo tuần 23/2025 (02–08/06/2025)", "Weekly report 23/2025 (2–8 June 2025)". */
export function titleOf(facts: ManagementFacts, { language }: PrintContext): string {
  const { year, week } = parseIsoWeek(facts.week)!;
  const days = spanText(facts, language);
  return sayIn(language)(`Báo cáo tuần ${week}/${year} (${days})`, `Weekly report ${week}/${year} (${days})`);
}

/** One sentence: the mean day, how it changed, and SAIDI since the new year, else of the week. */
export function headlineOf(facts: ManagementFacts, { language }: PrintContext): string {
  return `${loadPart(facts, language)}; ${saidiPart(facts, language)}`;
}

function loadPart({ load }: ManagementFacts, language: PrintContext['language']): string {
  const say = sayIn(language);
  const { period, previous } = load.whole;
  if (period.kwhPerDay === null) return say('Điện năng: chưa nhận được số liệu', 'Energy: not yet received');
  const scale = energyScaleOf(load);
  const mean = kwhText(period.kwhPerDay, scale, language);
  const change =
    previous.changePercent === null
      ? ''
      : say(
          `, ${changeText(previous.changePercent, 'vi')} so với tuần trước`,
          `, ${changeText(previous.changePercent, 'en')} on the week before`,
        );
  const ratio = period.coverage.ratio ?? 0;
  const thin = ratio < load.comparisonCoverage ? preliminaryText(ratio, language) : '';
  return say(
    `Điện năng đo đếm bình quân ${mean}/ngày${change}${thin}`,
    `Metered energy averaged ${mean} a day${change}${thin}`,
  );
}

const preliminaryText = (ratio: number, language: PrintContext['language']): string =>
  sayIn(language)(
    ` (sơ bộ, thu thập ${ratioText(ratio, 'vi')})`,
    ` (preliminary, coverage ${ratioText(ratio, 'en')})`,
  );

function saidiPart({ reliability }: ManagementFacts, language: PrintContext['language']): string {
  const say = sayIn(language);
  const { yearToDate, week } = reliability;
  const minutes = (saidi: number): string => numberText(saidi, language, 1);
  if (yearToDate.beforeExclusions) {
    const text = minutes(yearToDate.beforeExclusions.saidiMinutes);
    const whole = reliability.againstTarget.find(({ unit }) => unit === '');
    if (whole && whole.targetMinutes > 0) {
      const share = percentText((100 * whole.saidiMinutes) / whole.targetMinutes, language, 0);
      return say(
        `SAIDI lũy kế ${text} phút, bằng ${share} chỉ tiêu năm`,
        `SAIDI since 1 January ${text} minutes, ${share} of the year's target`,
      );
    }
    return say(`SAIDI lũy kế năm ${text} phút`, `SAIDI since 1 January ${text} minutes`);
  }
  if (week.beforeExclusions) {
    const text = minutes(week.beforeExclusions.saidiMinutes);
    return say(`SAIDI tuần ${text} phút`, `SAIDI of the week ${text} minutes`);
  }
  return say(`SAIDI: ${notReceived(say).toLowerCase()}`, `SAIDI: ${notReceived(say).toLowerCase()}`);
}
