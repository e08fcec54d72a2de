import { Channel, Quality } from '../../domain/metering/reading';
import { dayOf, qualityOfFlag } from './nem12-day';
import type { ReadingRowsBuilder } from './reading-rows';

/** A 250 record: what one register showed at both ends of a span. */
interface RegisterSpan {
  line: number;
  raw: string;
  nmi: string;
  channel: Channel;
  serial: string;
  /** serial, register and suffix: what makes a counter of its own */
  register: string;
  reads: { day: number; valueWh: number; quality: number }[];
}

const WH_PER_UNIT: Record<string, number> = { WH: 1, KWH: 1000, MWH: 1_000_000 };
/** Registers are given with at most one decimal; their difference may miss the quantity by that much. */
const QUANTITY_TOLERANCE = 0.5;

/**
 * Register reads of NEM13 files. A record is taken whole or not at all: two records that give one register different
 * values for one day are both rejected, since the energy on either side would be wrong. Several registers of one
 * direction are summed, where all of them were read on that day. Direction E is energy delivered to the customer, I is
 * energy fed in.
 */
export class Nem13Registers {
  private spans: RegisterSpan[] = [];

  /** Takes a 250 record; a string says why it cannot be taken. */
  add(cells: string[], line: number, raw: string, out: ReadingRowsBuilder): string | null {
    const [, nmi, , register, suffix, , serial, direction, before, beforeAt, beforeFlag] = cells.map((cell) =>
      cell.trim(),
    );
    const [now, nowAt, nowFlag, , , quantity, unit] = cells.slice(13).map((cell) => cell.trim());
    if (!nmi) return 'a 250 record without an NMI (second field)';
    if (direction !== 'E' && direction !== 'I')
      return `direction "${direction ?? ''}" (eighth field) is not E or I`;
    const whPerUnit = WH_PER_UNIT[(unit ?? '').toUpperCase()];
    if (whPerUnit === undefined) return `unit "${unit ?? ''}" (20th field) is not Wh, kWh or MWh`;
    const fault = readFault(before, beforeAt, beforeFlag) ?? readFault(now, nowAt, nowFlag);
    if (fault) return fault;
    const counted = Number(now) - Number(before);
    if (Math.abs(counted - Number(quantity)) > QUANTITY_TOLERANCE)
      out.remark(
        'quantity-differs',
        'warning',
        line,
        `quantity ${quantity} differs from the registers' ${counted.toFixed(1)}; registers are used`,
      );
    this.spans.push({
      line,
      raw,
      nmi,
      channel: direction === 'E' ? Channel.Total : Channel.Export,
      serial,
      register: `${serial}/${register}/${suffix}`,
      reads: [
        { day: dayOf(beforeAt)!, valueWh: Number(before) * whPerUnit, quality: qualityOf(beforeFlag) },
        { day: dayOf(nowAt)!, valueWh: Number(now) * whPerUnit, quality: qualityOf(nowFlag) },
      ],
    });
    return null;
  }

  flush(out: ReadingRowsBuilder): void {
    const byPoint = groupBy(this.withoutContradictions(out), ({ nmi, channel }) => `${nmi}/${channel}`);
    for (const spans of byPoint.values()) emitPoint(spans, out);
    this.spans = [];
  }

  private withoutContradictions(out: ReadingRowsBuilder): RegisterSpan[] {
    const contradicted = new Map<RegisterSpan, RegisterSpan>();
    const first = new Map<string, { valueWh: number; span: RegisterSpan }>();
    for (const span of this.spans)
      for (const { day, valueWh } of span.reads) {
        const id = `${span.nmi}/${span.channel}/${span.register}/${day}`;
        const known = first.get(id);
        if (!known) first.set(id, { valueWh, span });
        else if (known.valueWh !== valueWh) contradicted.set(span, known.span).set(known.span, span);
      }
    for (const [span, other] of contradicted)
      out.reject(
        span.line,
        `lines ${span.line} and ${other.line} give different registers for one day; keep the right one`,
        span.raw,
      );
    return this.spans.filter((span) => !contradicted.has(span));
  }
}

function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Sums the registers of a point on each day on which all of them were read. */
function emitPoint(spans: RegisterSpan[], out: ReadingRowsBuilder): void {
  const registers = new Set(spans.map(({ register }) => register));
  const reads = spans.flatMap((span) => span.reads.map((read) => ({ ...read, span })));
  for (const [, onDay] of groupBy(reads, ({ day }) => String(day))) {
    const perRegister = new Map(onDay.map((read) => [read.span.register, read]));
    const [{ span, day }] = onDay;
    if (perRegister.size < registers.size) {
      out.remark(
        'register-not-read',
        'warning',
        span.line,
        `${registers.size - perRegister.size} of ${registers.size} registers of ${span.nmi} were not read on that day: their sum is not known, the day is left out`,
      );
      continue;
    }
    const values = [...perRegister.values()];
    out.add({
      line: span.line,
      raw: span.raw,
      usagePointId: span.nmi,
      meterSerial: registers.size === 1 ? span.serial : '',
      day,
      channel: span.channel,
      startMinute: 0,
      minutes: 0,
      valueWh: Math.round(values.reduce((sum, { valueWh }) => sum + valueWh, 0)),
      quality: Math.min(...values.map(({ quality }) => quality)),
    });
  }
}

const qualityOf = (flag: string): number => qualityOfFlag(flag) || Quality.Estimated;

function readFault(value: string, at: string, flag: string): string | null {
  if (!/^\d{1,12}(\.\d+)?$/.test(value ?? ''))
    return `register "${value ?? ''}" is not a number: a quantity without registers cannot be stored`;
  if (dayOf(at ?? '') === null) return `read time "${at ?? ''}" is not like 20250630093000`;
  return qualityOfFlag(flag ?? '') === null ? `quality "${flag ?? ''}" is not A, S, F, E or N` : null;
}
