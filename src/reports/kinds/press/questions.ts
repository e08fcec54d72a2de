import { sayIn } from '../../coverage/wording';
import type { PrintContext } from '../../report-kind';
import type { PressFacts } from './facts';
import type { FigureBook } from './figure-book';
import { risesSentence } from './rises';

export interface QuestionView {
  question: string;
  answer: string;
}

/** What customers ask when bills rise, answered with figures of all and of nobody. */
export function questionsOf(facts: PressFacts, context: PrintContext, book: FigureBook): QuestionView[] {
  const { language, settings } = context;
  const say = sayIn(language);
  return [
    { question: say('Vì sao điện năng tăng?', 'Why did usage rise?'), answer: whyRisen(facts, { language }) },
    {
      question: say(
        'Chỉ số được đọc và hóa đơn được tính thế nào?',
        'How are meters read and bills reckoned?',
      ),
      answer: say(
        'Điện năng của kỳ là chỉ số cuối kỳ trừ chỉ số đầu kỳ, nhân hệ số nhân của công tơ, không phải tổng số liệu từng ngày: thiếu vài ngày số liệu không làm thay đổi hóa đơn. Khách hàng xem được chỉ số và cách tính từng bậc trên bản tóm tắt sử dụng điện.',
        "A period's usage is the register at its end less the register at its start, times the meter's multiplier, not the sum of daily figures: days without data do not change a bill. Registers and each tier of the bill stand on the customer's summary.",
      ),
    },
    {
      question: say(
        'Khách hàng làm gì khi thấy bất thường?',
        'What can customers do when a bill looks wrong?',
      ),
      answer: `${say(
        `Yêu cầu phúc tra chỉ số. Sản lượng tăng hoặc giảm từ ${settings.changes.thresholdPercent}% so với kỳ trước được kiểm tra và báo cho khách hàng.`,
        `Ask for the reading to be checked. Usage that rises or falls by ${settings.changes.thresholdPercent}% or more on the period before is checked and told to the customer.`,
      )} ${risesSentence(facts, context, book)}`.trim(),
    },
  ];
}

function whyRisen(
  { whole, temperatureFit }: PressFacts,
  { language }: Pick<PrintContext, 'language'>,
): string {
  const say = sayIn(language);
  const change = whole.previous.changePercent;
  if (change === null)
    return say(
      'Chưa đủ số liệu để so sánh với kỳ trước.',
      'There is not enough data to compare with the days before.',
    );
  if (change <= 0)
    return say(
      'Trong kỳ này điện năng toàn hệ thống không tăng so với kỳ trước.',
      'In this period usage as a whole did not rise on the days before.',
    );
  return temperatureFit?.fit && temperatureFit.inSeason
    ? say(
        'Số liệu mùa nóng cho thấy điện năng tăng theo nhiệt độ, chủ yếu do làm mát. Mức tăng của từng nhà tùy thói quen sử dụng.',
        'The figures of the hot season show usage rising with temperature, mostly for cooling. How much differs from home to home.',
      )
    : say(
        'Điện năng tăng so với kỳ trước; số liệu chưa đủ để kết luận nguyên nhân.',
        'Usage rose on the days before; the figures do not allow a statement on the cause.',
      );
}

export function contactLines({ settings, language }: PrintContext): string[] {
  const say = sayIn(language);
  const { hotline, web, email } = settings.utility;
  const parts = [
    ...(hotline ? [say(`Tổng đài chăm sóc khách hàng: ${hotline}`, `Customer hotline: ${hotline}`)] : []),
    ...(web ? [say(`Trang thông tin: ${web}`, `Web: ${web}`)] : []),
    ...(email ? [say(`Thư điện tử: ${email}`, `E-mail: ${email}`)] : []),
  ];
  return [
    say(
      'Nên đặt điều hòa từ 26 °C trở lên, hạn chế dùng thiết bị công suất lớn từ 13 giờ đến 15 giờ và từ 20 giờ đến 23 giờ trong những ngày nắng nóng.',
      'Set air conditioning to 26 °C or above and avoid running large appliances from 13:00 to 15:00 and from 20:00 to 23:00 on hot days.',
    ),
    ...(parts.length > 0 ? [`${parts.join(' · ')}.`] : []),
  ];
}
