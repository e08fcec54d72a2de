import { billJson } from '../../domain/billing/bill-json';
import { checkRoomPrice, type RoomPriceCheck } from '../../domain/billing/room-price';
import { roomPriceText } from '../../domain/billing/room-price-text';
import { parseLocalDate } from '../../domain/time/local-date';
import { daysInMonth, monthOf } from '../../domain/time/year-month';
import type { Command, CommandInput } from '../../platform/commands/command';
import { parsedOption, requiredOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { Tariffs } from '../../ports/tariffs';
import { SettingsSource } from '../../ports/utility-settings';

const wholeOf = (text: string): number | null => (/^\d{1,12}$/.test(text) ? Number(text) : null);
const countOf = (text: string): number | null => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null);

export const roomPriceCommand: Command = {
  name: 'room-price',
  summary: 'the most that a landlord may ask for a room’s electricity, and how far off the asked amount is',
  options: [
    { flags: '--kwh <N>', description: 'whole kWh of the room', required: true },
    { flags: '--from <DAY>', description: 'first day', required: true },
    { flags: '--until <DAY>', description: 'first day after the period', required: true },
    { flags: '--people <N>', description: 'people who live in the room', required: true },
    { flags: '--asked <DONG>', description: 'what is asked for, VAT included', required: true },
    {
      flags: '--declared',
      description: 'residence of everybody is declared; without it every kWh costs tier 3',
    },
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
  example: 'room-price --kwh 120 --from 2025-06-01 --until 2025-07-01 --people 2 --asked 480000 --declared',
  run: (input, context) => {
    const { vatDate } = context.get(SettingsSource).settings.billing;
    const result = checkRoomPrice(context.get(Tariffs).rules, { ...requestOf(input), vatDate });
    if (result.kind === 'refused')
      throw new Problem(result.refusal.code, `cannot check the price: ${result.refusal.message}`);
    const json = roomPriceJson(result.check);
    context.out(
      input.options.json === true
        ? `${JSON.stringify(json, null, 2)}\n`
        : `${json.text.vi}\n${json.text.en}\n`,
    );
    return Promise.resolve(0);
  },
};

function requestOf(input: CommandInput) {
  const from = requiredOption(input, 'from', parseLocalDate, '2025-06-01');
  const until = requiredOption(input, 'until', parseLocalDate, '2025-07-01');
  return {
    period: { from, until },
    nominalDays: parsedOption(input, 'nominalDays', wholeOf, '30') ?? daysInMonth(monthOf(until - 1)),
    issuedOn: parsedOption(input, 'issued', parseLocalDate, '2025-07-01'),
    roomKwh: requiredOption(input, 'kwh', wholeOf, '120'),
    people: requiredOption(input, 'people', countOf, '2'),
    situation: input.options.declared === true ? ('declared' as const) : ('undeclared' as const),
    askedDong: requiredOption(input, 'asked', wholeOf, '480000'),
  };
}

/** The check as JSON, its finding in both languages beside the figures. */
export const roomPriceJson = (check: RoomPriceCheck) => ({
  situation: check.situation,
  people: check.people,
  lawfulDong: check.lawfulDong,
  askedDong: check.askedDong,
  differenceDong: check.differenceDong,
  bill: billJson(check.bill),
  text: { vi: roomPriceText(check, 'vi'), en: roomPriceText(check, 'en') },
});
