import { Channel } from '../../domain/metering/reading';
import { faultOfDay, type Stream, type StreamDay } from './nem12-day';
import type { ReadingRowsBuilder } from './reading-rows';

/**
 * The interval-days of one NMI, gathered from its streams: energy streams of one direction are summed, and an interval
 * exists only where every stream of that direction has it (ruling M21).
 */
export class NmiIntervals {
  private readonly streams = new Map<string, { stream: Stream; days: Map<number, StreamDay[]> }>();

  constructor(readonly nmi: string) {}

  add(stream: Stream, day: StreamDay): void {
    const known = this.streams.get(stream.suffix) ?? { stream, days: new Map<number, StreamDay[]>() };
    this.streams.set(stream.suffix, known);
    known.days.set(day.day, [...(known.days.get(day.day) ?? []), day]);
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
      const parts = streams.map((each) => this.usable(each.days.get(day) ?? [], out));
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
    for (let index = 0; index < first.valueWh.length; index++) {
      const quality = Math.min(...parts.map((part) => part.quality[index]));
      if (quality === 0) continue;
      out.add({
        line: first.line,
        raw: first.raw,
        usagePointId: this.nmi,
        meterSerial: stream.serial,
        day: first.day,
        channel,
        startMinute: index * stream.minutes,
        minutes: stream.minutes,
        valueWh: parts.reduce((sum, part) => sum + part.valueWh[index], 0),
        quality,
      });
    }
  }
}
