import { Injectable } from '@nestjs/common';
import { completeDay, type DeliveredIntervals, mergeIntervals } from '../../domain/metering/interval-days';
import { Channel, emptyRows } from '../../domain/metering/reading';
import { formatLocalDate } from '../../domain/time/local-date';
import type { Zone } from '../../domain/time/zone';
import { ImportRecords, type ReadingFinding } from '../../ports/import-records';
import type { StagedRows } from '../../ports/import-stage';
import { type IntervalDay, ReadingStore } from '../../ports/reading-store';
import type { ImportRun } from './import-run';
import { distinctKeys, ReadingImport } from './reading-import';
import { intervalsOf } from './row-slices';

const MINUTES_PER_DAY = 1440;

/** Minutes that make a whole day of a source: the market's day has 1440 all year, a local day may have 1380 or 1500. */
export type DayLength = (day: number) => number;
export const MARKET_DAY: DayLength = () => MINUTES_PER_DAY;
export const localDayOf =
  (zone: Zone): DayLength =>
  (day) =>
    zone.minutesInDay(day);

/** Writes staged intervals, a day at a time, and the energy of the days that are complete. */
@Injectable()
export class IntervalImport {
  constructor(
    private readonly store: ReadingStore,
    private readonly readings: ReadingImport,
    private readonly imports: ImportRecords,
  ) {}

  /** Rows ascending by (key, channel, day, startMinute). */
  async apply(run: ImportRun, chunk: StagedRows, dayLength: DayLength, touched: Set<number>): Promise<void> {
    const rows = intervalsOf(chunk);
    const days = daysOf(rows);
    if (days.length === 0) return;
    const stored = await this.storedDays(rows, days);
    const write: IntervalDay[] = [];
    const derived = new DerivedRows();
    const verdicts = new DayVerdicts();
    for (const delivered of days) {
      const slots = dayLength(delivered.day) / delivered.minutes;
      const merged = mergeIntervals(stored.get(idOf(delivered)) ?? null, delivered, slots);
      count(run, merged);
      if (!merged.day) continue;
      write.push(merged.day);
      if (delivered.channel !== Channel.Total) continue;
      const complete = completeDay(merged.day, slots);
      verdicts.add(delivered, complete !== null, slots);
      if (complete) derived.add(delivered.key, delivered.day, complete.energyWh, complete.quality);
    }
    // the intervals last: broken off before, the import finds them missing when it is run again, and goes on
    await verdicts.save(run, this.imports);
    await this.readings.saveDerived(run, derived.take(), touched);
    await this.store.writeIntervals(write);
  }

  private async storedDays(rows: StagedRows, days: DeliveredIntervals[]): Promise<Map<string, IntervalDay>> {
    const from = Math.min(...days.map(({ day }) => day));
    const to = Math.max(...days.map(({ day }) => day));
    const stored = await this.store.intervals(distinctKeys(rows), from, to);
    return new Map(stored.map((day) => [idOf(day), day]));
  }
}

const idOf = ({ key, day, channel }: { key: number; day: number; channel: number }): string =>
  `${key}/${day}/${channel}`;

function daysOf(rows: StagedRows): DeliveredIntervals[] {
  const days: DeliveredIntervals[] = [];
  let open: DeliveredIntervals | null = null;
  for (let i = 0; i < rows.count; i++) {
    const [key, day, channel, minutes] = [
      rows.key[i],
      rows.day[i],
      rows.channel[i] as Channel,
      rows.minutes[i],
    ];
    if (
      !open ||
      open.key !== key ||
      open.day !== day ||
      open.channel !== channel ||
      open.minutes !== minutes
    ) {
      open = { key, day, channel, minutes, startMinute: [], valueWh: [], quality: [], line: [] };
      days.push(open);
    }
    open.startMinute.push(rows.startMinute[i]);
    open.valueWh.push(rows.valueWh[i]);
    open.quality.push(rows.quality[i]);
    open.line.push(rows.line[i]);
  }
  return days;
}

function count(run: ImportRun, merged: ReturnType<typeof mergeIntervals>): void {
  run.tally.accepted += merged.accepted;
  run.tally.unchanged += merged.unchanged;
  run.tally.corrected += merged.corrected;
  const [line] = merged.betterKept;
  if (line !== undefined)
    run.tally.find(
      'better-kept',
      'info',
      line,
      'a better value is stored already and was kept',
      merged.betterKept.length,
    );
  for (const misfit of merged.misfits)
    run.rejectLine(
      misfit,
      'does not fit the day: another interval length is stored, or the interval starts after the end of the day',
    );
}

/** Which days lack intervals: kept as findings, so that reports can name them, and taken back when the day is complete. */
class DayVerdicts {
  private readonly touched: { key: number; day: number }[] = [];
  private readonly findings: ReadingFinding[] = [];
  private firstLine: number | null = null;

  add({ key, day, line }: DeliveredIntervals, isComplete: boolean, slots: number): void {
    this.touched.push({ key, day });
    if (isComplete) return;
    this.firstLine ??= line[0];
    const message = `${formatLocalDate(day)} has not all of its ${slots} intervals; its energy stays absent until they arrive`;
    this.findings.push({
      key,
      day,
      channel: Channel.IntervalEnergy,
      code: 'day-incomplete',
      severity: 'warning',
      message,
    });
  }

  async save(run: ImportRun, imports: ImportRecords): Promise<void> {
    const { touched, findings } = this;
    if (findings.length > 0)
      run.tally.find('day-incomplete', 'warning', this.firstLine, findings[0].message, findings.length);
    if (touched.length === 0) return;
    const columns = {
      key: Int32Array.from(touched, ({ key }) => key),
      day: Int32Array.from(touched, ({ day }) => day),
      channel: new Uint8Array(touched.length).fill(Channel.IntervalEnergy),
    };
    await imports.replaceFindings(columns, findings, run.number);
  }
}

/** Day energies on their way to the store, ascending by (key, day). */
class DerivedRows {
  private readonly items: { key: number; day: number; energyWh: number; quality: number }[] = [];

  add(key: number, day: number, energyWh: number, quality: number): void {
    this.items.push({ key, day, energyWh, quality });
  }

  take(): StagedRows {
    const { items } = this;
    const rows = {
      ...emptyRows(items.length),
      line: new Int32Array(items.length),
      startMinute: new Int16Array(items.length),
      minutes: new Int16Array(items.length),
    };
    items.forEach((item, index) => {
      rows.key[index] = item.key;
      rows.day[index] = item.day;
      rows.channel[index] = Channel.IntervalEnergy;
      rows.valueWh[index] = item.energyWh;
      rows.quality[index] = item.quality;
    });
    return rows;
  }
}
