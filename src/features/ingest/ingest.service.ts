import { Injectable } from '@nestjs/common';
import { Zone } from '../../domain/time/zone';
import { messageOf, Problem, systemCodeOf } from '../../platform/errors/problem';
import { QuietTime } from '../../platform/schedule/quiet-time';
import { Clock } from '../../ports/clock';
import { DayStates } from '../../ports/day-states';
import { ImportRecords, type ImportResult } from '../../ports/import-records';
import { type ImportStage, ImportStages } from '../../ports/import-stage';
import {
  MeterFiles,
  Nem12Files,
  type ReadingBatch,
  type RowBatch,
  type TableFile,
} from '../../ports/meter-files';
import { RejectsFiles } from '../../ports/rejects-file';
import { type MeterRow, UsagePointRecords, type UsagePointVersion } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';
import { settleDoubled } from './doubled-rows';
import { ImportRun } from './import-run';
import { type DayLength, IntervalImport, localDayOf, MARKET_DAY } from './interval-import';
import { type ImportKind, READING_KINDS, type RecordImportKind } from './kinds';
import { parseReadings, type ReadingKind } from './kinds/reading-kind';
import { fromParked } from './parked-readings';
import { ReadingImport } from './reading-import';
import { importRecords } from './record-import';
import { RecordKinds } from './record-kinds';
import { Staging } from './staging';

export interface ImportOptions {
  /** name or path of an import profile */
  profile: string | null;
  /** days for which an interruption log is complete, both inclusive */
  covers: { from: number; to: number } | null;
  /** name shown for the file, its path by default */
  displayName: string | null;
}

export const PLAIN_IMPORT: ImportOptions = { profile: null, covers: null, displayName: null };

/** Rows that are judged at a time; whole usage points. */
const CHUNK_ROWS = 100_000;
const PARKED_KIND = 'parked-readings';
const PARKED_NAME = 'readings that waited for their usage point';
const REJUDGED_POINTS = 2_000;
const MS_PER_DAY = 86_400_000;

/** Imports files: one at a time, since each is judged against what the one before has stored. */
@Injectable()
export class IngestService {
  private queue: Promise<unknown> = Promise.resolve();
  private zone: Zone | null = null;

  constructor(
    private readonly files: MeterFiles,
    private readonly nem12: Nem12Files,
    private readonly kinds: RecordKinds,
    private readonly records: UsagePointRecords,
    private readonly imports: ImportRecords,
    private readonly stages: ImportStages,
    private readonly rejects: RejectsFiles,
    private readonly days: DayStates,
    private readonly readings: ReadingImport,
    private readonly intervals: IntervalImport,
    private readonly quiet: QuietTime,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
  ) {}

  /** Imports one file; rejects with a coded problem when nothing could be done. */
  async importFile(
    kind: ImportKind,
    path: string,
    options: ImportOptions = PLAIN_IMPORT,
  ): Promise<ImportResult> {
    const done = this.queue.then(() => this.quiet.work(() => this.importNow(kind, path, options)));
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async importNow(kind: ImportKind, path: string, options: ImportOptions): Promise<ImportResult> {
    const file = options.displayName ?? path;
    const opened = await this.open(kind, path, options);
    const result = await this.runImport(kind, file, opened.header, path, options, (run) => opened.run(run));
    if (kind === 'usage-points') await this.takeParked();
    return result;
  }

  /** Opens the file before an import is begun: a file that cannot be read leaves no trace but its error. */
  private async open(kind: ImportKind, path: string, options: ImportOptions): Promise<OpenedImport> {
    if (kind === 'nem12') {
      const { header, batches } = await this.nem12.open(path);
      return { header, run: (run) => this.importReadings(run, async () => batches, MARKET_DAY) };
    }
    const readingKind = READING_KINDS.find(({ name }) => name === kind);
    if (readingKind) {
      const table = await this.files.openTable(path, readingKind.columns, options.profile);
      return { header: table.header, run: (run) => this.importReadingTable(run, readingKind, table) };
    }
    return this.openRecords(kind as RecordImportKind, path, options);
  }

  private async openRecords(
    kind: RecordImportKind,
    path: string,
    options: ImportOptions,
  ): Promise<OpenedImport> {
    const recordKind = await this.kinds.named(kind);
    const table = await this.files.openTable(path, recordKind.columns, options.profile);
    return {
      header: table.header,
      run: async (run) => {
        remarkUnknown(run, table);
        // saved without their readings being judged anew, they would never be: the next time nothing is changed
        if (kind === 'meters') await this.readings.requireStore();
        const changed = await importRecords(run, recordKind as never, table, this.utilityZone());
        if (kind === 'meters') await this.afterMeters(run, changed as MeterRow[]);
        if (kind === 'usage-points') await this.afterUsagePoints(changed as UsagePointVersion[]);
        if (options.covers) await this.kinds.addCoveredDays(options.covers.from, options.covers.to);
      },
    };
  }

  private async runImport(
    kind: string,
    file: string,
    header: string,
    path: string,
    options: ImportOptions,
    work: (run: ImportRun) => Promise<void>,
  ): Promise<ImportResult> {
    const startedAt = this.clock.now();
    const { number, importId } = await this.imports.begin(kind, file, startedAt);
    try {
      const rejects = await this.rejects.open(importId, header);
      const linesOf = (lines: readonly number[]) => this.files.linesOf(path, lines, options.profile);
      const run = new ImportRun(number, importId, startedAt, rejects, linesOf);
      await work(run);
      const result = run.tally.result(importId, file, kind, await run.closeRejects());
      await this.imports.finish(number, result, this.clock.now());
      return result;
    } catch (error) {
      await this.imports.fail(number, messageOf(error), this.clock.now());
      throw error;
    }
  }

  private importReadingTable(run: ImportRun, kind: ReadingKind, table: TableFile): Promise<void> {
    remarkUnknown(run, table);
    const zone = this.utilityZone();
    const met = new Set<string>();
    const base = {
      zone,
      today: this.today(),
      offTimeHours: this.source.settings.metering.offTimeHours,
      seenBefore: (id: string, channel: number, wall: string): boolean => {
        const size = met.size;
        return met.add(`${id}\u0000${channel}\u0000${wall}`).size === size;
      },
    };
    const parsed = async function* (rows: AsyncIterable<RowBatch>): AsyncGenerator<ReadingBatch> {
      for await (const batch of rows) yield parseReadings(kind, batch, base);
    };
    const batches = async (stage: ImportStage, keys: ReadonlyMap<string, number>) => {
      const { plain } = table;
      const taken = kind.plain && plain ? await stage.takeTable(plain, kind.plain, keys, base.today) : null;
      if (!taken) return parsed(table.batches);
      run.tally.spanDays(taken.days);
      return parsed(taken.left.length > 0 ? table.rowsAt(taken.left) : noRows());
    };
    return this.importReadings(run, batches, localDayOf(zone));
  }

  /** Stages the whole file, writes it in key order, and says which keys stood there more than once. */
  private async importReadings(
    run: ImportRun,
    batches: (stage: ImportStage, keys: ReadonlyMap<string, number>) => Promise<AsyncIterable<ReadingBatch>>,
    dayLength: DayLength,
  ): Promise<void> {
    const stage = await this.stages.open();
    try {
      const keys = await this.records.allKeys();
      const staging = new Staging(run, stage, keys, this.records, this.imports, this.today());
      for await (const batch of await batches(stage, keys)) await staging.take(batch);
      await staging.finish();
      await this.apply(run, stage, dayLength);
      await settleDoubled(run, stage);
    } finally {
      await stage.discard();
    }
  }

  private async apply(run: ImportRun, stage: ImportStage, dayLength: DayLength): Promise<void> {
    const touched = new Set<number>();
    try {
      for await (const chunk of stage.inKeyOrder(CHUNK_ROWS)) {
        await this.intervals.apply(run, chunk, dayLength, touched);
        await this.readings.apply(run, chunk, touched);
        run.markStored();
      }
    } catch (error) {
      throw brokenOff(error, run.storedRows);
    } finally {
      await this.days.raise([...touched]);
    }
  }

  /** A meter row may explain doubted registers, and changes the energy of every day behind it. */
  private async afterMeters(run: ImportRun, changed: MeterRow[]): Promise<void> {
    const keys = await this.records.keysOf([...new Set(changed.map(({ usagePointId }) => usagePointId))]);
    keys.sort();
    const touched = new Set<number>();
    const today = this.today();
    for (let from = 0; from < keys.length; from += REJUDGED_POINTS) {
      const part = keys.slice(from, from + REJUDGED_POINTS);
      for (const day of await this.readings.rejudge(run, part, 0, today)) touched.add(day);
    }
    await this.days.raise([...touched]);
  }

  /** Today's tree counts for past days (ruling A3): every day that has readings is to be computed again. */
  private async afterUsagePoints(changed: UsagePointVersion[]): Promise<void> {
    if (changed.length === 0) return;
    await this.days.raiseKnown();
  }

  /** Readings that waited for their usage point, under an import of their own (ruling M19). */
  private async takeParked(): Promise<void> {
    const oldest = this.clock.now().getTime() - this.source.settings.metering.parkingDays * MS_PER_DAY;
    const rows = await this.imports.takeParked(new Date(oldest));
    if (rows.length === 0) return;
    const batches = async function* (): AsyncGenerator<ReadingBatch> {
      yield await Promise.resolve(fromParked(rows));
    };
    const dayLength = localDayOf(this.utilityZone());
    try {
      await this.runImport(PARKED_KIND, PARKED_NAME, '', '', PLAIN_IMPORT, (run) =>
        this.importReadings(run, async () => batches(), dayLength),
      );
    } catch (error) {
      // they wait on: what of them is stored already will be unchanged
      await this.imports.park(rows, this.clock.now());
      throw error;
    }
  }

  private utilityZone(): Zone {
    this.zone ??= new Zone(this.source.settings.timeZone);
    return this.zone;
  }

  private today(): number {
    return this.utilityZone().dayOf(this.clock.now().getTime());
  }
}

async function* noRows(): AsyncGenerator<RowBatch> {}

/** Says how far an import came. Run again it goes on: what is there is unchanged, what is missing is added. */
function brokenOff(error: unknown, storedRows: number): Problem {
  const retryable = error instanceof Problem && error.retryable;
  return new Problem(
    systemCodeOf(error) || 'import-broken-off',
    `${messageOf(error)}; ${storedRows} rows of the file are safely stored, import it again to go on`,
    { retryable, cause: error },
  );
}

interface OpenedImport {
  header: string;
  run(run: ImportRun): Promise<void>;
}

function remarkUnknown(run: ImportRun, table: TableFile): void {
  if (table.unknownColumns.length === 0) return;
  const names = table.unknownColumns.join(', ');
  run.tally.find(
    'unknown-column',
    'info',
    1,
    `columns that nobody reads: ${names}`,
    table.unknownColumns.length,
  );
}

/** Says which kinds there are, for a kind that is none. */
export const unknownKind = (kind: string, kinds: readonly string[]): Problem =>
  new Problem('unknown-kind', `cannot import "${kind}": the kinds are ${kinds.join(', ')}`);
