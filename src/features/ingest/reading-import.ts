import { Injectable } from '@nestjs/common';
import type { Severity } from '../../domain/metering/finding';
import type { JudgedReading, MergeContext, MergedReadings } from '../../domain/metering/merge-readings';
import { mergeReadings, rejudgeReadings, splitPlain } from '../../domain/metering/merge-readings';
import { formatLocalDate } from '../../domain/time/local-date';
import { touDifferences } from '../../domain/metering/tou-check';
import { Channel, CHANNELS, emptyRows, type ReadingRows } from '../../domain/metering/reading';
import { Clock } from '../../ports/clock';
import { DayStates } from '../../ports/day-states';
import { ImportRecords } from '../../ports/import-records';
import type { StagedRows } from '../../ports/import-stage';
import { ReadingStore } from '../../ports/reading-store';
import { UsagePointRecords } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';
import type { ImportRun } from './import-run';
import { dayValuesOf, rowsOfKeys, withoutKeys } from './row-slices';

/** History that is looked at where the nearest neighbours do not settle a reading. */
const HISTORY_DAYS = 400;
const AHEAD_DAYS = 62;

const EXPLANATIONS: Record<JudgedReading['code'], string> = {
  rollback:
    'the register is below the one before and this is no rollover; kept, not used until neighbours or a meter row explain it',
  spike: 'the usage is far above what this point has had; kept, not used until the next reading confirms it',
  'high-usage': 'the usage is far above what this point has had; confirmed by the next reading, used',
  'strange-serial':
    'the meter serial has no meter row; kept, not used until the next reading or a meter row confirms it',
  'exchange-unrecorded':
    'a meter was exchanged without a meter row; energy across it stays absent until the row arrives',
  rollover: 'the register passed its last digit and began anew',
  exchange: 'the meter was exchanged; energy is the sum over both',
};

/** Writes staged registers and day energy: judged with their neighbours, chunk by chunk, in flat memory. */
@Injectable()
export class ReadingImport {
  constructor(
    private readonly store: ReadingStore,
    private readonly records: UsagePointRecords,
    private readonly imports: ImportRecords,
    private readonly days: DayStates,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
  ) {}

  /** The values of days in a chunk (not its intervals), whole usage points ascending by (key, channel, day). */
  async apply(run: ImportRun, chunk: StagedRows, touched: Set<number>): Promise<void> {
    const rows = dayValuesOf(chunk);
    if (rows.count === 0) return;
    for (const part of await this.partsOf(rows)) await this.save(run, part, touched);
    await this.checkTou(run, rows);
  }

  /** The registers of a time-of-use meter must add up to its total; where they do not it is a finding (ruling M11). */
  private async checkTou(run: ImportRun, rows: StagedRows): Promise<void> {
    const keys = touKeys(rows);
    if (keys.length === 0) return;
    const [low, high] = dayRange(rows);
    const stored = await this.store.rowsOf(keys, low - 1, high);
    const findings = touDifferences(stored).map(({ key, day, totalWh, registersWh }) => ({
      key,
      day,
      channel: Channel.Normal,
      code: 'tou-differs',
      severity: 'warning' as const,
      message: `${formatLocalDate(day)}: normal, peak and off-peak add up to ${registersWh / 1000} kWh, the total register counted ${totalWh / 1000} kWh`,
    }));
    if (findings.length === 0) return;
    run.tally.find('tou-differs', 'warning', null, findings[0].message, findings.length);
    await this.imports.replaceFindings(columnsOf(findings), findings, run.number);
  }

  /** Day energy that was summed from intervals; the intervals themselves have been counted. */
  async saveDerived(run: ImportRun, rows: StagedRows, touched: Set<number>): Promise<void> {
    if (rows.count === 0) return;
    for (const part of await this.partsOf(rows)) await this.save(run, part, touched, false);
  }

  /** Rejects while the store of readings cannot be asked. */
  async requireStore(): Promise<void> {
    await this.store.lastDay();
  }

  /** Judges the registers of these points again, all of them. */
  async rejudge(run: ImportRun, keys: Int32Array, from: number, to: number): Promise<Set<number>> {
    const touched = new Set<number>();
    const context = await this.contextFor(keys);
    const stored = await this.store.rowsOf(keys, from, to);
    for (let i = 0; i < stored.count; i++) touched.add(stored.day[i]).add(stored.day[i] + 1);
    await this.write(run, rejudgeReadings(stored, context), touched);
    return touched;
  }

  /** A chunk with its stored neighbours, cut into what needs the nearest only and what needs history. */
  private async partsOf(chunk: StagedRows): Promise<MergePart[]> {
    const keys = distinctKeys(chunk);
    const [low, high] = dayRange(chunk);
    const context = await this.contextFor(keys);
    const near = await this.store.rowsOf(keys, low - 1, high + 1);
    const wide = splitPlain(near, chunk, context);
    if (wide.size === 0) return [{ stored: near, staged: chunk, context }];
    const wideKeys = keys.filter((key) => wide.has(key));
    const far = await this.store.rowsOf(wideKeys, low - HISTORY_DAYS, high + AHEAD_DAYS);
    // a first import: nothing is to be cut out
    if (wide.size === keys.length) return [{ stored: far, staged: chunk, context }];
    return [
      { stored: withoutKeys(near, wide), staged: withoutKeys(chunk, wide), context },
      { stored: far, staged: rowsOfKeys(chunk, wide), context },
    ];
  }

  private async contextFor(keys: Int32Array): Promise<MergeContext> {
    const segments = await this.records.segmentsOf(keys);
    return {
      segmentsOf: (key) => segments.get(key) ?? [],
      rules: this.source.settings.metering.plausibility,
    };
  }

  private async save(run: ImportRun, part: MergePart, touched: Set<number>, counted = true): Promise<void> {
    if (part.staged.count === 0) return;
    const merged = mergeReadings(part.stored, part.staged, part.context);
    if (counted) this.count(run, merged);
    await this.write(run, merged, touched);
  }

  private count(run: ImportRun, merged: MergedReadings): void {
    run.tally.accepted += merged.accepted;
    run.tally.unchanged += merged.unchanged;
    run.tally.corrected += merged.corrected;
    const { count, line } = merged.betterKept;
    if (count > 0)
      run.tally.find('better-kept', 'info', line, 'a better value is stored already and was kept', count);
  }

  /** The records first (what is replaced, what is to be computed again), then the series, which is the acknowledgement. */
  private async write(run: ImportRun, merged: MergedReadings, touched: Set<number>): Promise<void> {
    this.countJudged(run, merged);
    if (merged.rows.count > 0) {
      await this.imports.logCorrections(run.number, merged.replaced, this.clock.now());
      await this.days.raise([...merged.touchedDays]);
      // also when the write fails: a part of it may be there, or arrive yet
      for (const day of merged.touchedDays) touched.add(day);
      await this.store.write(merged.rows);
    }
    if (merged.rejudged.length > 0 || merged.judged.length > 0)
      await this.imports.replaceFindings(
        columnsOf([...merged.rejudged, ...merged.judged]),
        merged.judged.map(toFinding),
        run.number,
      );
  }

  private countJudged(run: ImportRun, merged: MergedReadings): void {
    for (const judged of merged.judged)
      if (judged.line !== null)
        run.tally.find(judged.code, judged.severity, judged.line, EXPLANATIONS[judged.code]);
    if (merged.cleared > 0)
      run.tally.find('cleared', 'info', null, 'doubted readings are explained now and used', merged.cleared);
  }
}

interface MergePart {
  stored: ReadingRows;
  staged: StagedRows;
  context: MergeContext;
}

function toFinding(judged: JudgedReading): {
  key: number;
  day: number;
  channel: number;
  code: string;
  severity: Severity;
  message: string;
} {
  const { key, day, channel, code, severity } = judged;
  return {
    key,
    day,
    channel,
    code,
    severity,
    message: `${CHANNELS[channel]} ${formatLocalDate(day)}: ${EXPLANATIONS[code]}`,
  };
}

export function distinctKeys(rows: ReadingRows): Int32Array {
  return Int32Array.from(new Set(rows.key.subarray(0, rows.count)));
}

/** Points with a normal, peak or off-peak register among the rows. */
function touKeys(rows: ReadingRows): Int32Array {
  const keys = new Set<number>();
  for (let i = 0; i < rows.count; i++) {
    const channel: Channel = rows.channel[i];
    if (channel === Channel.Normal || channel === Channel.Peak || channel === Channel.Offpeak)
      keys.add(rows.key[i]);
  }
  return Int32Array.from(keys).sort();
}

function dayRange(rows: ReadingRows): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < rows.count; i++) {
    if (rows.day[i] < low) low = rows.day[i];
    if (rows.day[i] > high) high = rows.day[i];
  }
  return [low, high];
}

function columnsOf(rows: { key: number; day: number; channel: number }[]) {
  const { key, day, channel } = emptyRows(rows.length);
  rows.forEach((row, index) => {
    key[index] = row.key;
    day[index] = row.day;
    channel[index] = row.channel;
  });
  return { key, day, channel };
}
