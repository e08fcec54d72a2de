import { daysText } from '../../../domain/text/duration-text';
import type { Language } from '../../../domain/text/language';
import { changeText, numberText } from '../../../domain/text/number-text';
import { celsiusText } from '../../../domain/text/unit-text';
import type { NoteView } from '../../../ports/page-templates';
import { type Say, sayIn } from '../../coverage/wording';
import type { PointFacts } from './facts';
import { verificationLines } from './verification-view';

/** Why usage changed, and what was verified; empty where there is nothing to compare. */
export function whyNotes(point: PointFacts, language: Language): NoteView[] {
  const say = sayIn(language);
  const lines = [...comparedLines(point, say, language), ...verificationLines(point, language)];
  return lines.length > 0 ? [{ kind: 'plain', title: say('Vì sao thay đổi', 'Why it changed'), lines }] : [];
}

/** "Khách hàng tương tự trong khu vực tăng 22%; quý khách tăng 38,1%". */
function peerLines({ periods, peers }: PointFacts, say: Say, language: Language): string[] {
  const { common, changePercent } = periods;
  if (common === null || changePercent === null) return [];
  const [theirs, yours] = [changeText(common, language), changeText(changePercent, language)];
  const count = numberText(peers ?? 0, language);
  return [
    say(
      `Khách hàng tương tự trong khu vực ${theirs} (trung vị của ${count} khách hàng); quý khách ${yours}.`,
      `Similar customers in the area: ${theirs} (median of ${count}); you: ${yours}.`,
    ),
  ];
}

function comparedLines(point: PointFacts, say: Say, language: Language): string[] {
  const { period, previous, outcome } = point.periods;
  if (outcome !== 'compared' && outcome !== 'to-zero') return [];
  if (!previous || period.billedKwh === null || previous.billedKwh === null || previous.billedKwh === 0)
    return [];
  const [now, before] = [period.billedKwh / period.days, previous.billedKwh / previous.days];
  const lines = [
    ...peerLines(point, say, language),
    say(
      `Bình quân mỗi ngày ${numberText(now, language, 1)} kWh, kỳ trước ${numberText(before, language, 1)} kWh (${changeText((100 * (now - before)) / before, language)}).`,
      `${numberText(now, language, 1)} kWh a day, ${numberText(before, language, 1)} kWh in the previous period (${changeText((100 * (now - before)) / before, language)}).`,
    ),
  ];
  if (period.days !== previous.days)
    lines.push(
      say(
        `Kỳ này ${daysText(period.days, language)}, kỳ trước ${daysText(previous.days, language)}.`,
        `This period has ${daysText(period.days, language)}, the previous one ${daysText(previous.days, language)}.`,
      ),
    );
  const { period: celsius, previous: celsiusBefore } = point.meanCelsius;
  if (celsius !== null && celsiusBefore !== null)
    lines.push(
      say(
        `Nhiệt độ trung bình ${celsiusText(celsius, language)}, kỳ trước ${celsiusText(celsiusBefore, language)}.`,
        `Mean temperature ${celsiusText(celsius, language)}, ${celsiusText(celsiusBefore, language)} before.`,
      ),
    );
  return lines;
}
