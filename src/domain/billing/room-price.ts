import { reckonBill, type Bill, type BillResult } from './bill';
import type { BillingRules, BillRequest } from './bill-request';
import { quartersOfPeople } from './households';

/**
 * How the tenants stand with the utility. `declared`: residence declared, each person a quarter of a household's limits
 * (TT60/2025 Đ12.5). `undeclared`: lease below 12 months and not everybody declared, every kWh at bậc 3
 * (TT16/2014 Đ10.4c as amended by TT09/2023, kept by TT60/2025 Đ20.1).
 */
export type TenantSituation = 'declared' | 'undeclared';

export interface RoomPriceRequest extends Pick<
  BillRequest,
  'period' | 'nominalDays' | 'issuedOn' | 'vatDate'
> {
  roomKwh: number;
  /** people who live in the room */
  people: number;
  situation: TenantSituation;
  /** what the landlord asks for, VAT included */
  askedDong: number;
}

export interface RoomPriceCheck {
  situation: TenantSituation;
  people: number;
  /** the highest lawful amount: what the utility itself would bill for these kWh, VAT included */
  lawfulDong: number;
  askedDong: number;
  /** asked − lawful; above 0 is too much */
  differenceDong: number;
  bill: Bill;
}

export type RoomPriceResult =
  { kind: 'checked'; check: RoomPriceCheck } | Extract<BillResult, { kind: 'refused' }>;

const TARIFFS: Record<TenantSituation, string> = {
  declared: 'residential',
  undeclared: 'residential-renters-undeclared',
};

/**
 * A landlord may not collect more than the utility bills (TT60/2025 Đ12.5; NĐ 17/2022 and 133/2026 fine it).
 * The 10 % for losses that EVN's text of 2018 allowed is not added: whether it still holds was not found.
 */
export function checkRoomPrice(rules: BillingRules, request: RoomPriceRequest): RoomPriceResult {
  const { period, nominalDays, issuedOn, vatDate, situation, people, askedDong } = request;
  const result = reckonBill(rules, {
    period,
    nominalDays,
    issuedOn,
    vatDate,
    tariff: TARIFFS[situation],
    usage: { kwh: request.roomKwh },
    householdQuarters: quartersOfPeople(people),
  });
  if (result.kind === 'refused') return result;
  const lawfulDong = result.bill.totalDong;
  const differenceDong = askedDong - lawfulDong;
  return {
    kind: 'checked',
    check: { situation, people, lawfulDong, askedDong, differenceDong, bill: result.bill },
  };
}
