import { Channel } from '../../domain/metering/reading';
import { faultOfDay, type Stream, type StreamDay } from './nem12-day';
import type { ReadingRowsBuilder } from './reading-rows';

/**
 * The interval-days of one NMI, gathered from its streams: energy streams of one direction are summed, and an interval
 * exists only where every stream of that direction has it (ruling M21), of those that the NMI has on that day and that
 * the file brings at all.
 */
export class NmiIntervals {
  private readonly streams = new Map<string, { stream: Stream; days: Map<number, StreamDay[]> }>();
  /** streams that the NMI has on a day: its configuration changes with time */
  private readonly configured = new Map<number, Set<string>>();
  private readonly configurationOf = new Map<StreamDay, string>();

  constructor(readonly nmi: string) {}

  add(stream: Stream, day: StreamDay): void {
    this.configurationOf.set(day, stream.configuration.join(''));
    const known = this.streams.get(stream.suffix) ?? { stream, days: new Map<number, StreamDay[]>() };
    this.streams.set(stream.suffix, known);
    known.days.set(day.day, [...(known.days.get(day.day) ?? []), day]);
    const configured = this.configured.get(day.day) ?? new Set([stream.suffix]);
    for (const suffix of stream.configuration) configured.add(suffix);
    this.configured.set(day.day, configured);
  }

  /** Hands over what can be taken; the rest becomes rejects with reasons. */
  flush(out: ReadingRowsBuilder): void {
    this.flushDirection('E', Channel.Total, out);
    this.flushDirection('B', Channel.Export, out);
  }

  private flushDirection(letter: string, channel: Channel, out: ReadingRowsBuilder): void {
    const streams = [...this.streams.entries()]
      .filter(([suffix]) => suffix.startsWith(letter))
      .map(([, each]) => each);
    const days = [...new Set(streams.flatMap((each) => [...each.days.keys()]))].sort((a, b) => a - b);
    for (const day of days) {
      const expected = streams.filter(({ stream }) => this.configured.get(day)!.has(stream.suffix));
      const parts = expected.map((each) => this.usable(each.days.get(day) ?? [], out));
      const present = parts.filter((part) => part !== null);
      if (present.length === 0) continue;
      if (present.length < parts.length) this.rejectPartial(present, letter, out);
      else this.emit(present, streams[0].stream, channel, out);
    }
  }

  /** The one day record of a stream; records that contradict each other are all rejected (ruling M18). */
  private usable(records: StreamDay[], out: ReadingRowsBuilder): StreamDay | null {
    const good = records.filter((record) => {
      const fault = faultOfDay(record);
      if (fault) out.reject(record.line, fault, record.raw);
      return fault === null;
    });
    if (good.length < 2) return good[0] ?? null;
    const equal = good.every((record) =>
      record.valueWh.every((wh, index) => Object.is(wh, good[0].valueWh[index])),
    );
    if (equal) {
      for (const record of good.slice(1))
        out.remark(
          'doubled-row',
          'info',
          record.line,
          `the day stands in line ${good[0].line} too, with the same values`,
        );
      return good[0];
    }
    const lines = good.map((record) => record.line).join(', ');
    for (const record of good)
      out.reject(record.line, `the same day has different values in lines ${lines}; keep one`, record.raw);
    return null;
  }

  private rejectPartial(present: StreamDay[], letter: string, out: ReadingRowsBuilder): void {
    for (const record of present)
      out.reject(
        record.line,
        `another ${letter} stream of ${this.nmi} lacks this day: the sum would be too small`,
        record.raw,
      );
  }

  private emit(parts: StreamDay[], stream: Stream, channel: Channel, out: ReadingRowsBuilder): void {
    const [first] = parts;
    const meters = this.partsByConfiguration(parts);
    for (let index = 0; index < first.valueWh.length; index++) {
      const present = presentParts(meters, index);
      if (present.length === 0) continue;
      out.add({
        line: first.line,
        raw: first.raw,
        usagePointId: this.nmi,
        meterSerial: stream.serial,
        day: first.day,
        channel,
        startMinute: index * stream.minutes,
        minutes: stream.minutes,
        valueWh: present.reduce((sum, part) => sum + part.valueWh[index], 0),
        quality: Math.min(...present.map((part) => part.quality[index])),
      });
    }
  }

  /** Streams that measure side by side; on a day of exchange the old and the new configuration follow each other. */
  private partsByConfiguration(parts: StreamDay[]): StreamDay[][] {
    const groups = new Map<string, StreamDay[]>();
    for (const part of parts) {
      const configuration = this.configurationOf.get(part)!;
      groups.set(configuration, [...(groups.get(configuration) ?? []), part]);
    }
    return [...groups.values()];
  }
}

/** The streams that have an interval; none where one of those side by side lacks it, since the sum would be too small. */
function presentParts(meters: StreamDay[][], index: number): StreamDay[] {
  const has = (part: StreamDay): boolean => part.quality[index] !== 0;
  if (meters.some((parts) => parts.some(has) && !parts.every(has))) return [];
  return meters.flatMap((parts) => parts.filter(has));
}
