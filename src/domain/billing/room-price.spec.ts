import { day, period, QD_1279, rules } from './billing.fixture';
import { checkRoomPrice, type RoomPriceRequest } from './room-price';
import { roomPriceText } from './room-price-text';
import type { PriceTable } from './tariff';

const undeclared: PriceTable = {
  tariff: 'residential-renters-undeclared',
  scheme: 'flat',
  validFrom: day('2025-05-10'),
  decision: '1279/QĐ-BCT',
  tiers: [{ tier: 3, uptoKwh: null, dongPerKwh: 2380 }],
};
const check = (changes: Partial<RoomPriceRequest> = {}) => {
  const result = checkRoomPrice(rules([QD_1279, undeclared]), {
    period: period('2025-06-01', '2025-07-01'),
    nominalDays: 30,
    roomKwh: 120,
    people: 2,
    situation: 'declared',
    askedDong: 480_000,
    ...changes,
  });
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  expect(result.kind).toBe('checked');
  return result.check;
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('price check for a rented room (TT60/2025 Đ12.5)', () => {
  test('two declared people have half the limits', () => {
    const found = check();
    expect(found.bill.spans[0].limitsKwh).toEqual([25, 25, 50, 50, 50, null]);
    // 25 × 1.984 + 25 × 2.050 + 50 × 2.380 + 20 × 2.998 = 279.810, 8 % VAT 22.385
    expect([found.lawfulDong, found.differenceDong]).toEqual([302_195, 177_805]);
  });

  test('undeclared: every kWh at tier 3, whoever lives there', () => {
    expect(check({ situation: 'undeclared' }).lawfulDong).toBe(308_448);
    expect(check({ situation: 'undeclared', people: 7 }).lawfulDong).toBe(308_448);
  });

  test('four people have one household’s limits', () =>
    expect(check({ people: 4 }).lawfulDong).toBe(269_244));

  test('nobody lives there: refused', () => expect(() => check({ people: 0 })).toThrow('0 quarters'));

  test('is said in both languages', () => {
    expect(plain(roomPriceText(check(), 'vi'))).toBe(
      'Phòng sử dụng 120 kWh (01–30/06/2025), tính theo 0,50 định mức cho 2 người. ' +
        'Số tiền cao nhất được thu: 302.195 đồng, đã gồm thuế GTGT 8%. ' +
        'Số tiền được yêu cầu: 480.000 đồng, cao hơn 177.805 đồng.',
    );
    // 13/13/25/25/25 kWh and 19 beyond: 336.382 before VAT
    expect(plain(roomPriceText(check({ people: 1, askedDong: 100_000 }), 'en'))).toBe(
      "The room used 120 kWh (1–30 June 2025), billed by 0.25 of a household's limits for 1 person. " +
        'The most that may be asked: VND 363,293, 8% VAT included. Asked: VND 100,000, VND 263,293 less.',
    );
    const equal = check({ situation: 'undeclared', askedDong: 308_448 });
    expect(plain(roomPriceText(equal, 'vi'))).toContain('tính theo giá bậc 3 cho toàn bộ sản lượng.');
    expect(plain(roomPriceText(equal, 'vi'))).toContain('308.448 đồng, đúng bằng mức này.');
    expect(plain(roomPriceText(equal, 'en'))).toContain('billed by tier 3 for every kWh.');
    expect(plain(roomPriceText(equal, 'en'))).toContain('Asked: VND 308,448, exactly this amount.');
    expect(plain(roomPriceText(check({ people: 4 }), 'vi'))).toContain('tính theo 1 định mức cho 4 người.');
    expect(plain(roomPriceText(check(), 'en'))).toContain("0.50 of a household's limits for 2 people.");
    expect(plain(roomPriceText(check(), 'en'))).toContain('VND 177,805 too much.');
    expect(plain(roomPriceText(check({ askedDong: 1 }), 'vi'))).toContain('thấp hơn 302.194 đồng.');
  });
});
