import { Channel, Quality } from '../../domain/metering/reading';
import { dayOf, qualityOfFlag } from './nem12-day';
import type { ReadingRowsBuilder } from './reading-rows';

interface RegisterRead {
  line: number;
  raw: string;
  register: string;
  serial: string;
  valueWh: number;
  quality: number;
}

const WH_PER_UNIT: Record<string, number> = { WH: 1, KWH: 1000, MWH: 1_000_000 };
/** Registers are given with at most one decimal; their difference may miss the quantity by that much. */
const QUANTITY_TOLERANCE = 0.5;

/**
 * Register reads of NEM13 files by NMI, direction and day. Several registers of one direction are summed, where all of
 * them were read on that day. Direction E is energy delivered to the customer, I is energy fed in.
 */
export class Nem13Registers {
  private readonly reads = new Map<string, RegisterRead[]>();
  private readonly registers = new Map<string, Set<string>>();

  /** Takes a 250 record; a string says why it cannot be taken. */
  add(cells: string[], line: number, raw: string, out: ReadingRowsBuilder): string | null {
    const [, nmi, , register, , , serial, direction, before, beforeAt, beforeFlag] = cells.map((cell) =>
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
    const base = { line, raw, register, serial };
    this.put(nmi, direction, beforeAt, {
      ...base,
      valueWh: Number(before) * whPerUnit,
      quality: quality(beforeFlag),
    });
    this.put(nmi, direction, nowAt, { ...base, valueWh: Number(now) * whPerUnit, quality: quality(nowFlag) });
    return null;
  }

  flush(out: ReadingRowsBuilder): void {
    for (const [key, reads] of this.reads) {
      const [nmi, direction, day] = key.split('\u0000');
      const expected = this.registers.get(`${nmi}\u0000${direction}`)!;
      this.emit(nmi, direction, Number(day), reads, expected, out);
    }
    this.reads.clear();
    this.registers.clear();
  }

  private put(nmi: string, direction: string, at: string, read: RegisterRead): void {
    const key = `${nmi}\u0000${direction}\u0000${dayOf(at)!}`;
    this.reads.set(key, [...(this.reads.get(key) ?? []), read]);
    const owner = `${nmi}\u0000${direction}`;
    this.registers.set(
      owner,
      (this.registers.get(owner) ?? new Set()).add(`${read.serial}/${read.register}`),
    );
  }

  private emit(
    nmi: string,
    direction: string,
    day: number,
    reads: RegisterRead[],
    expected: Set<string>,
    out: ReadingRowsBuilder,
  ): void {
    const byRegister = new Map<string, RegisterRead>();
    for (const read of reads) {
      const name = `${read.serial}/${read.register}`;
      const other = byRegister.get(name);
      if (other && other.valueWh !== read.valueWh)
        return this.rejectAll(
          reads,
          `lines ${other.line} and ${read.line} give different registers for one day`,
          out,
        );
      byRegister.set(name, read);
    }
    const [first] = reads;
    if (byRegister.size < expected.size)
      return this.rejectAll(
        reads,
        `${expected.size - byRegister.size} of ${expected.size} registers of ${nmi} were not read on that day: their sum is not known`,
        out,
      );
    out.add({
      line: first.line,
      raw: first.raw,
      usagePointId: nmi,
      meterSerial: expected.size === 1 ? first.serial : '',
      day,
      channel: direction === 'E' ? Channel.Total : Channel.Export,
      startMinute: 0,
      minutes: 0,
      valueWh: Math.round([...byRegister.values()].reduce((sum, read) => sum + read.valueWh, 0)),
      quality: Math.min(...[...byRegister.values()].map((read) => read.quality)),
    });
  }

  private rejectAll(reads: RegisterRead[], reason: string, out: ReadingRowsBuilder): void {
    for (const read of reads) out.reject(read.line, reason, read.raw);
  }
}

const quality = (flag: string): number => qualityOfFlag(flag) || Quality.Estimated;

function readFault(value: string, at: string, flag: string): string | null {
  if (!/^\d{1,12}(\.\d+)?$/.test(value ?? ''))
    return `register "${value ?? ''}" is not a number: a quantity without registers cannot be stored`;
  if (dayOf(at ?? '') === null) return `read time "${at ?? ''}" is not like 20250630093000`;
  return qualityOfFlag(flag ?? '') === null ? `quality "${flag ?? ''}" is not A, S, F, E or N` : null;
}
