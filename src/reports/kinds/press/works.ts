import { numberText } from '../../../domain/text/number-text';
import { sayIn } from '../../coverage/wording';
import { spanText } from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { PressFacts } from './facts';
import type { FigureBook } from './figure-book';

type Language = PrintContext['language'];

/** How announced works were kept. */
export function worksSentences(facts: PressFacts, context: PrintContext, book: FigureBook): string[] {
  const { language } = context;
  const { counts } = facts.works;
  const say = sayIn(language);
  if (counts.works === 0)
    return [
      say(
        'Chưa nhận được công việc theo kế hoạch nào trong kỳ.',
        'No planned works have been received for the period.',
      ),
    ];
  const cite = citing(facts, language, book);
  const parts = [noticePart, endedPart, movedPart].map((part) => part(facts.works, language, cite));
  return [`${parts.filter((part) => part !== '').join('; ')}.`];
}

type Cite = (key: string, label: string, value: string) => string;
type Part = (works: PressFacts['works'], language: Language, cite: Cite) => string;

const noticePart: Part = ({ counts, noticeDays }, language, cite) => {
  const say = sayIn(language);
  const label = say(
    `Công việc báo trước đủ ${noticeDays} ngày`,
    `Works announced at least ${noticeDays} days before`,
  );
  const notice = cite('notice', label, partText(counts.plannedInTime, counts.planned, language));
  return say(
    `${notice} công việc được báo trước đủ ${noticeDays} ngày`,
    `${notice} planned works were announced at least ${noticeDays} days before`,
  );
};

const endedPart: Part = ({ counts, toleranceMinutes }, language, cite) => {
  if (counts.ended === 0) return '';
  const say = sayIn(language);
  const label = say('Công việc trả điện đúng giờ', 'Works restored on time');
  const ended = cite('ended', label, partText(counts.ended - counts.endedLate, counts.ended, language));
  return say(
    `${ended} công việc trả điện đúng giờ (±${toleranceMinutes} phút)`,
    `${ended} were restored on time (±${toleranceMinutes} minutes)`,
  );
};

const movedPart: Part = ({ counts }, language, cite) => {
  const say = sayIn(language);
  const label = say('Công việc hoãn hoặc hủy', 'Works postponed or cancelled');
  const moved = cite('moved', label, numberText(counts.postponed + counts.cancelled, language));
  return say(`${moved} công việc hoãn hoặc hủy`, `${moved} were postponed or cancelled`);
};

const partText = (part: number, whole: number, language: Language): string =>
  `${numberText(part, language)} ${language === 'vi' ? 'trên' : 'of'} ${numberText(whole, language)}`;

/** A count of the published works with its reference. */
const citing =
  (facts: PressFacts, language: Language, book: FigureBook): Cite =>
  (key, label, value) => {
    const source = sayIn(language)('Lịch', 'Works');
    const period = spanText(facts, language);
    return `${value}${book.cite(key, { label, value, period, base: null, source, coverage: null })}`;
  };
