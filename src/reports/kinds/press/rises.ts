import { numberText, percentText } from '../../../domain/text/number-text';
import { dayText, sayIn } from '../../coverage/wording';
import type { PrintContext } from '../../report-kind';
import { type PressFacts, SMALLEST_GROUP } from './facts';
import type { FigureBook } from './figure-book';

type Rises = NonNullable<PressFacts['rises']>;

/**
 * "x khách hàng (y%) có sản lượng tăng từ 30% trở lên; đã phúc tra z; điều chỉnh n hóa đơn", each number with its
 * reference; groups under ten are not counted out. Empty where no period closed.
 */
export function risesSentence(facts: PressFacts, context: PrintContext, book: FigureBook): string {
  const { rises } = facts;
  if (!rises) return '';
  const { language } = context;
  const say = sayIn(language);
  const cite = citing(rises, context, book);
  const limit = limitText(rises, language);
  const days = rises.closings.map((day) => dayText(day, language)).join(', ');
  const label = say(`Khách hàng tăng từ ${limit} trở lên`, `Customers up by ${limit} or more`);
  const head = say(
    `Trong các kỳ hóa đơn chốt ngày ${days}, `,
    `In the billing periods that closed on ${days}, `,
  );
  if (rises.risen === null)
    return say(
      `${head}dưới ${SMALLEST_GROUP} khách hàng có sản lượng tăng từ ${limit} trở lên.`,
      `${head}fewer than ${SMALLEST_GROUP} customers used ${limit} or more above the period before.`,
    );
  const share = percentText((100 * rises.risen) / rises.closed, language);
  const risen = cite('risen', label, `${numberText(rises.risen, language)} (${share})`);
  return `${head}${say(
    `${risen} khách hàng có sản lượng tăng từ ${limit} trở lên so với kỳ trước`,
    `${risen} customers used ${limit} or more above the period before`,
  )}${outcomeParts(rises, context, cite)}.`;
}

type Cite = (key: string, label: string, value: string) => string;

function outcomeParts({ verified, corrected }: Rises, { language }: PrintContext, cite: Cite): string {
  const say = sayIn(language);
  const few = say(`dưới ${SMALLEST_GROUP}`, `fewer than ${SMALLEST_GROUP}`);
  const count = (key: string, label: string, value: number | null): string =>
    value === null ? few : cite(key, label, numberText(value, language));
  const done = count('verified', say('trong đó đã phúc tra', 'of these re-verified'), verified);
  const mended = count('corrected', say('hóa đơn được điều chỉnh', 'bills corrected'), corrected);
  return say(
    `; đã phúc tra ${done}; điều chỉnh ${mended} hóa đơn`,
    `; re-verified ${done}; bills corrected ${mended}`,
  );
}

const limitText = ({ thresholdPercent }: Rises, language: PrintContext['language']): string =>
  percentText(thresholdPercent, language, Number.isInteger(thresholdPercent) ? 0 : 1);

/** A count of the closed periods with its reference. */
const citing =
  (rises: Rises, { language }: PrintContext, book: FigureBook): Cite =>
  (key, label, value) => {
    const say = sayIn(language);
    const closed = numberText(rises.closed, language);
    return `${value}${book.cite(key, {
      ...{ label, value, coverage: null },
      period: say('kỳ chốt ', 'closed ') + rises.closings.map((day) => dayText(day, language)).join(', '),
      base: say(`${closed} kỳ hóa đơn`, `${closed} billing periods`),
      source: say('Chốt kỳ', 'Billing'),
    })}`;
  };
