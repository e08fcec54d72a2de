import type { Band } from '../../domain/changes/bands';
import type { CaseOutcome, CaseState } from '../../domain/changes/usage-case';
import type { NotComparableReason, Outcome } from '../../domain/changes/usage-change';
import type { FieldReason } from '../../domain/changes/verification';
import type { Language } from '../../domain/text/language';
import { percentText } from '../../domain/text/number-text';
import type { ReachedBand } from './changes-facts';

type Names<Key extends string> = Record<Key, Record<Language, string>>;

const REASONS: Names<NotComparableReason> = {
  'missing-current': { vi: 'chưa có chỉ số cuối kỳ', en: 'usage of the period not known' },
  'missing-base': { vi: 'thiếu kỳ trước', en: 'period before not known' },
  'new-customer': { vi: 'khách hàng mới', en: 'new customer' },
  'customer-changed': { vi: 'đổi khách hàng', en: 'customer changed' },
  'estimated-boundary': { vi: 'chỉ số ước tính', en: 'estimated register' },
  'joint-reading': { vi: 'ghi gộp nhiều kỳ', en: 'periods read together' },
  'quarterly-reading': { vi: 'ghi ba tháng một lần', en: 'read every three months' },
};

const COMPARISONS: Names<Outcome> = {
  compared: { vi: 'so sánh được', en: 'compared' },
  'from-zero': { vi: 'từ 0 tăng lên', en: 'up from zero' },
  'to-zero': { vi: 'về 0', en: 'fell to zero' },
  'both-zero': { vi: 'cả hai kỳ bằng 0', en: 'zero in both periods' },
  'not-comparable': { vi: 'không so sánh được', en: 'not comparable' },
};

const STATES: Names<CaseState> = {
  new: { vi: 'mới', en: 'new' },
  assigned: { vi: 'đã giao', en: 'assigned' },
  're-read': { vi: 'đã phúc tra', en: 're-read' },
  finding: { vi: 'đã kết luận', en: 'concluded' },
  approved: { vi: 'đã duyệt', en: 'approved' },
  closed: { vi: 'đã đóng', en: 'closed' },
};

const OUTCOMES: Names<CaseOutcome> = {
  'register-correct': { vi: 'đúng chỉ số', en: 'register correct' },
  'periodic-register-wrong': { vi: 'sai chỉ số định kỳ', en: 'periodic register wrong' },
  'exchange-register-wrong': { vi: 'sai chỉ số treo tháo', en: 'register at exchange wrong' },
  'entry-wrong': { vi: 'nhập sai', en: 'entered wrongly' },
  'customer-misreported': { vi: 'khách hàng báo sai', en: 'misreported by the customer' },
  'meter-faulty': { vi: 'công tơ lỗi', en: 'meter faulty' },
  'multiplier-wrong': { vi: 'sai hệ số nhân', en: 'multiplier wrong' },
  'price-wrong': { vi: 'áp sai giá', en: 'price wrong' },
};

const FIELD_REASONS: Names<FieldReason> = {
  complaint: { vi: 'khách hàng khiếu nại', en: 'complaint' },
  'to-zero': { vi: 'về 0', en: 'fell to zero' },
  ratio: { vi: 'tăng nhiều lần', en: 'many times the base' },
  'boundary-not-measured': {
    vi: 'chỉ số đầu hoặc cuối kỳ không phải số đo',
    en: 'first or last register not measured',
  },
  'day-not-measured': { vi: 'có ngày không phải số đo', en: 'days not measured' },
  finding: { vi: 'số liệu bất thường', en: 'findings in the readings' },
  'no-later-register': { vi: 'chưa có chỉ số sau kỳ', en: 'no register after the period' },
  'remote-not-allowed': { vi: 'không kiểm tra từ xa', en: 'not verified remotely' },
  'random-check': { vi: 'chọn ngẫu nhiên', en: 'random check' },
};

export const reasonName = (reason: NotComparableReason, language: Language): string =>
  REASONS[reason][language];
export const comparisonName = (outcome: Outcome, language: Language): string =>
  COMPARISONS[outcome][language];
export const stateName = (state: CaseState, language: Language): string => STATES[state][language];
export const outcomeName = (outcome: CaseOutcome, language: Language): string => OUTCOMES[outcome][language];
export const fieldReasonName = (reason: FieldReason, language: Language): string =>
  FIELD_REASONS[reason][language];

/** "Tăng từ 30% trở lên"; a fall of 100 % is one to zero. */
export function bandName({ direction, fromPercent }: ReachedBand, language: Language): string {
  const percent = percentText(fromPercent, language, Number.isInteger(fromPercent) ? 0 : 1);
  if (direction === 'down' && fromPercent === 100) return language === 'vi' ? 'Về 0' : 'Fell to zero';
  if (language === 'vi') return `${direction === 'up' ? 'Tăng' : 'Giảm'} từ ${percent} trở lên`;
  return `${direction === 'up' ? 'Up' : 'Down'} ${percent} or more`;
}

/** `up 30 % to below 50 %`, `down 100 %`: a band that is apart from the others, as the command line prints it. */
export function bandWords(band: Pick<Band, 'direction' | 'fromPercent' | 'toPercent'>): string {
  const { direction, fromPercent, toPercent } = band;
  if (toPercent === null) return `${direction} ${fromPercent} % or more`;
  return toPercent === fromPercent
    ? `${direction} ${fromPercent} %`
    : `${direction} ${fromPercent} % to below ${toPercent} %`;
}

/** A share of a count as a percentage; a dash where there is nothing to divide by. */
export const shareText = (part: number, whole: number, language: Language): string =>
  whole === 0 ? '–' : percentText((100 * part) / whole, language);
