import { dateText } from '../../../domain/text/date-text';
import type { Language } from '../../../domain/text/language';
import { percentText } from '../../../domain/text/number-text';
import { parseLocalDate } from '../../../domain/time/local-date';
import { outcomeName } from '../../changes/changes-text';
import { type Say, sayIn } from '../../coverage/wording';
import type { PointFacts, VerificationFacts } from './facts';

/** That the change was flagged, and what has come of the verification. */
export function verificationLines(point: PointFacts, language: Language): string[] {
  const say = sayIn(language);
  const { periods, verification, invoice } = point;
  if (!verification) return periods.flagged ? [`${flagText(point, say, language)}.`] : [];
  const state = verification.case
    ? caseText(verification.case, invoice !== null, say, language)
    : kindText(verification.kind, say);
  return periods.flagged ? [`${flagText(point, say, language)}. ${state}`] : [state];
}

function flagText({ periods, thresholdPercent }: PointFacts, say: Say, language: Language): string {
  const limit = percentText(thresholdPercent, language, Number.isInteger(thresholdPercent) ? 0 : 1);
  const change =
    periods.changePercent === null ? '' : ` (${percentText(Math.abs(periods.changePercent), language)})`;
  return say(
    `Sản lượng thay đổi từ ${limit} trở lên${change} nên chỉ số được phúc tra`,
    `The change is ${limit} or more${change}, so the reading is re-verified`,
  );
}

function kindText(kind: VerificationFacts['kind'], say: Say): string {
  if (kind === 'remote')
    return say('Chỉ số đã được kiểm tra từ xa: đúng.', 'The reading was verified remotely: correct.');
  if (kind === 'waiting')
    return say(
      'Đang kiểm tra từ xa, chờ chỉ số sau kỳ.',
      'It is being verified remotely and waits for a later register.',
    );
  return say('Đang phúc tra.', 'It is being re-verified.');
}

function caseText(
  found: NonNullable<VerificationFacts['case']>,
  isBilled: boolean,
  say: Say,
  language: Language,
): string {
  if (found.removedByData)
    return say(
      'Số liệu nhận thêm đã làm rõ; không cần phúc tra nữa.',
      'Later data have settled it; no re-reading is needed any more.',
    );
  const day = found.readOn && dateText(parseLocalDate(found.readOn)!, language);
  if (found.state !== 'closed') return openText(day, isBilled, say);
  const result = [
    found.outcome === null || found.outcome === 'register-correct'
      ? say('đúng', 'correct')
      : outcomeName(found.outcome, language),
    ...(found.corrected ? [say('đã điều chỉnh', 'corrected')] : []),
  ].join(', ');
  return day
    ? say(
        `Chỉ số đã được phúc tra ngày ${day}: ${result}.`,
        `The reading was re-verified on ${day}: ${result}.`,
      )
    : say(`Chỉ số đã được phúc tra: ${result}.`, `The reading was re-verified: ${result}.`);
}

function openText(readOn: string | null, isBilled: boolean, say: Say): string {
  const reading = readOn
    ? say(`Đã đọc lại chỉ số ngày ${readOn}, đang kết luận`, `Read again on ${readOn}; the result is pending`)
    : say('Đang phúc tra', 'Being re-verified');
  return isBilled
    ? say(
        `${reading}; hóa đơn được điều chỉnh nếu chỉ số thay đổi.`,
        `${reading}; the bill is corrected if the reading changes.`,
      )
    : say(`${reading}; hóa đơn phát hành sau khi có kết quả.`, `${reading}; the bill follows.`);
}
