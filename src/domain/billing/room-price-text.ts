import { periodText } from '../text/date-text';
import type { Language } from '../text/language';
import { numberText, percentText } from '../text/number-text';
import { countText, dongText, energyText } from '../text/unit-text';
import type { RoomPriceCheck } from './room-price';

const WH_PER_KWH = 1000;

/** The check in three sentences: what was used and by which limits, what may be asked, what was asked. */
export function roomPriceText(check: RoomPriceCheck, language: Language): string {
  return [usedText(check, language), lawfulText(check, language), askedText(check, language)].join(' ');
}

function usedText({ bill, situation, people }: RoomPriceCheck, language: Language): string {
  const kwh = energyText(bill.kwh * WH_PER_KWH, 'kWh', language);
  const days = periodText(bill.period, language);
  const quota = numberText(people / 4, language, people % 4 === 0 ? 0 : 2);
  const persons = countText(people, language, { vi: 'người', one: 'person', other: 'people' });
  if (language === 'vi') {
    const basis =
      situation === 'declared' ? `${quota} định mức cho ${persons}` : 'giá bậc 3 cho toàn bộ sản lượng';
    return `Phòng sử dụng ${kwh} (${days}), tính theo ${basis}.`;
  }
  const basis =
    situation === 'declared' ? `${quota} of a household's limits for ${persons}` : 'tier 3 for every kWh';
  return `The room used ${kwh} (${days}), billed by ${basis}.`;
}

function lawfulText({ bill, lawfulDong }: RoomPriceCheck, language: Language): string {
  const [amount, vat] = [dongText(lawfulDong, language), percentText(bill.vatPercent, language, 0)];
  return language === 'vi'
    ? `Số tiền cao nhất được thu: ${amount}, đã gồm thuế GTGT ${vat}.`
    : `The most that may be asked: ${amount}, ${vat} VAT included.`;
}

function askedText({ askedDong, differenceDong }: RoomPriceCheck, language: Language): string {
  const [asked, difference] = [dongText(askedDong, language), dongText(Math.abs(differenceDong), language)];
  if (language === 'vi') {
    if (differenceDong === 0) return `Số tiền được yêu cầu: ${asked}, đúng bằng mức này.`;
    return `Số tiền được yêu cầu: ${asked}, ${differenceDong > 0 ? 'cao' : 'thấp'} hơn ${difference}.`;
  }
  if (differenceDong === 0) return `Asked: ${asked}, exactly this amount.`;
  return `Asked: ${asked}, ${difference} ${differenceDong > 0 ? 'too much' : 'less'}.`;
}
