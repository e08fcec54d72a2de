import { reckonBill } from '../../domain/billing/bill';
import { billJson, type BillJson } from '../../domain/billing/bill-json';
import type { BillRequest } from '../../domain/billing/bill-request';
import { parseHouseholds } from '../../domain/billing/households';
import { parseLocalDate } from '../../domain/time/local-date';
import { daysInMonth, monthOf } from '../../domain/time/year-month';
import { spanWords } from './period-words';
import type { Command, CommandInput } from '../../platform/commands/command';
import { parsedOption, requiredOption, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { Tariffs } from '../../ports/tariffs';
import { SettingsSource } from '../../ports/utility-settings';

const numberOf = (text: string): number | null => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : null);
const wholeOf = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);

export const billCommand: Command = {
  name: 'bill',
  summary: 'the bill for so many kWh, explained line by line',
  options: [
    { flags: '--kwh <N>', description: 'whole kWh of the period', required: true },
    { flags: '--from <DAY>', description: 'first day', required: true },
    { flags: '--until <DAY>', description: 'first day after the period', required: true },
    { flags: '--tariff <NAME>', description: 'tariff of the tariff files, default residential' },
    { flags: '--households <H>', description: 'households sharing the meter, quarters allowed, default 1' },
    { flags: '--split <DAY=KWH>', description: 'kWh used before DAY, the first day of a new price' },
    {
      flags: '--nominal-days <T>',
      description: 'T of the quota formula, default the days of the month of the last day',
    },
    {
      flags: '--issued <DAY>',
      description: 'day of the invoice, picks the VAT rate; default the day after the period',
    },
    { flags: '--json', description: 'print as JSON' },
  ],
  example: 'bill --kwh 300 --from 2025-06-01 --until 2025-07-01',
  run: async (input, context) => {
    const { rules } = context.get(Tariffs);
    const { vatDate } = context.get(SettingsSource).settings.billing;
    const result = reckonBill(rules, { ...requestOf(input), vatDate });
    if (result.kind === 'refused')
      throw new Problem(result.refusal.code, `no bill: ${result.refusal.message}`);
    const bill = billJson(result.bill);
    context.out(input.options.json === true ? `${JSON.stringify(bill, null, 2)}\n` : billTable(bill));
    return Promise.resolve(0);
  },
};

function requestOf(input: CommandInput): BillRequest {
  const from = requiredOption(input, 'from', parseLocalDate, '2025-06-01');
  const until = requiredOption(input, 'until', parseLocalDate, '2025-07-01');
  const split = parsedOption(input, 'split', splitOf, '2025-05-10=90');
  return {
    period: { from, until },
    tariff: textOption(input, 'tariff') ?? 'residential',
    usage: { kwh: requiredOption(input, 'kwh', numberOf, '300'), known: split ? [split] : [] },
    nominalDays: parsedOption(input, 'nominalDays', wholeOf, '30') ?? daysInMonth(monthOf(until - 1)),
    householdQuarters: parsedOption(input, 'households', parseHouseholds, '1 or 0.25'),
    issuedOn: parsedOption(input, 'issued', parseLocalDate, '2025-07-01'),
  };
}

function splitOf(text: string): { day: number; kwh: number; basis: 'given' } | null {
  const [dayText, kwhText] = text.split('=');
  const day = parseLocalDate(dayText);
  const kwh = wholeOf(kwhText ?? '');
  return day === null || kwh === null ? null : { day, kwh, basis: 'given' };
}

function billTable(bill: BillJson): string {
  const lines = bill.lines.map(
    ({ tier, limitKwh, kwh, dongPerKwh, amountDong, priceFrom, ...span }) =>
      `${String(tier ?? 'all').padEnd(8)} ${String(limitKwh ?? '–').padStart(6)} ${String(kwh).padStart(8)} ${String(dongPerKwh).padStart(8)} ${String(amountDong).padStart(13)}  ${spanWords(span)}, price since ${priceFrom}`,
  );
  return `${[
    `${bill.tariff}, ${bill.kwh} kWh, ${spanWords(bill)}, ${bill.days} days of ${bill.nominalDays}`,
    'tier      limit      kWh  đồng/kWh       amount  days',
    ...lines,
    `before VAT ${bill.beforeVatDong}`,
    `VAT ${bill.vatPercent} % (rate of ${bill.vat.day}, ${VAT_DAYS[bill.vat.dayIs]}; ${bill.vat.basis}; setting billing.vatDate ${bill.vat.dayIs}) ${bill.vatDong}`,
    `total ${bill.totalDong} đồng`,
    ...bill.splits.map(
      ({ day, kwhBefore, basis }) => `price change on ${day}: ${kwhBefore} kWh before it, ${SPLITS[basis]}`,
    ),
    ...bill.prices.flatMap(limitLines),
    ...bill.roundings.map(roundingLine),
  ].join('\n')}\n`;
}

const VAT_DAYS = { issued: 'the day of the invoice', periodEnd: 'the last day of the period' };

const SPLITS = {
  given: 'as given',
  register: 'by the register of the day before',
  'daily-energy': 'the sum of the days before',
  interpolated: 'interpolated by days',
};

/** Why the limits are not those of the table. */
function limitLines({ limitReasons, days, nominalDays, limitsKwh }: BillJson['prices'][number]): string[] {
  const reasons = { days: `${days} of ${nominalDays} days are billed`, households: 'by households' };
  const limits = limitsKwh.filter((limit) => limit !== null).join('/');
  return limitReasons.length === 0
    ? []
    : [`limits ${limits} kWh: ${limitReasons.map((reason) => reasons[reason]).join(', ')}`];
}

/** Every figure that was rounded, with what it was before. */
function roundingLine({
  what,
  tier,
  from,
  numerator,
  denominator,
  rounded,
}: BillJson['roundings'][number]): string {
  const names = { limit: `limit of tier ${tier} from ${from}`, split: `kWh before ${from}`, vat: 'VAT' };
  return `rounded: ${names[what]}, ${numerator}/${denominator} = ${(numerator / denominator).toFixed(4)} → ${rounded}`;
}
