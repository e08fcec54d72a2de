import type { CaseSettlement } from '../../reports/changes/case-settlement';

const DUE = {
  charge: 'to be charged (truy thu)',
  refund: 'to be paid back (hoàn trả)',
  none: 'nothing is due',
};

const signed = (dong: number): string => `${dong > 0 ? '+' : ''}${dong}`;

/** What a case comes to, line by line; nothing while nothing was corrected. */
export function settlementLines(found: CaseSettlement): string[] {
  switch (found.kind) {
    case 'not-corrected':
      return [];
    case 'before-issue':
      return ['corrected before the bill is issued: nothing is charged or paid back'];
    case 'not-known':
      return ['what is to be charged or paid back is not known: no bill to compare with'];
    default: {
      const { billed, corrected, basis, invoiceNo } = found;
      const from = basis === 'invoice' ? `invoice ${invoiceNo ?? 'without a number'}` : 'our reckoning';
      return [
        `${DUE[found.kind]}: ${Math.abs(found.totalDong)} đồng (before VAT ${signed(found.beforeVatDong)}, VAT ${signed(found.vatDong)})`,
        `billed ${billed.kwh} kWh, ${billed.totalDong} đồng by ${from}; corrected ${corrected.kwh} kWh, ${corrected.totalDong} đồng`,
        ...found.lines.map(
          ({ tier, dongPerKwh, priceFrom, billedKwh, correctedKwh, differenceDong }) =>
            `tier ${tier ?? 'all'} at ${dongPerKwh} (since ${priceFrom}): ${billedKwh} → ${correctedKwh} kWh, ${signed(differenceDong)}`,
        ),
        ...(found.unexplainedDong === 0
          ? []
          : [`what was billed is not our reckoning of its kWh: ${signed(found.unexplainedDong)}`]),
      ];
    }
  }
}
