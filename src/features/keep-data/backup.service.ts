import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataFolder } from '../../platform/config/data-folder';
import { Problem } from '../../platform/errors/problem';
import { writeWhole } from '../../platform/files/write-whole';
import { QuietTime } from '../../platform/schedule/quiet-time';
import { Clock } from '../../ports/clock';
import { ReadingStore } from '../../ports/reading-store';
import { RecordsArchive } from '../../ports/records-archive';
import { SeriesFiles } from '../../ports/series-files';
import { SeriesStores } from '../../ports/series-stores';
import { UsagePointRecords } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';
import {
  type BackupFile,
  type BackupManifest,
  MANIFEST_FILE,
  manifestOf,
  RECORDS_FOLDER,
  REJECTS_FOLDER,
  SERIES_FOLDER,
  type SeriesKind,
  sha256Of,
} from './backup-manifest';
import { DayTotals } from './day-totals';
import { areaDaysOf, blocksOf, intervalsOf } from './series-content';

export type OnProgress = (text: string) => void;

/** Makes a backup of the data folder in a form that belongs to no store. */
@Injectable()
export class BackupService {
  constructor(
    private readonly store: ReadingStore,
    private readonly points: UsagePointRecords,
    private readonly records: RecordsArchive,
    private readonly series: SeriesFiles,
    private readonly stores: SeriesStores,
    private readonly quiet: QuietTime,
    private readonly data: DataFolder,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
  ) {}

  /**
   * Everything as it stands between two pieces of work: imports and nightly runs wait, reports and pages go on.
   * The folder must be new or empty; it has its name only once it is whole.
   */
  async backup(folder: string, onProgress: OnProgress): Promise<BackupManifest> {
    refuseFilled(folder);
    // of two that are asked for at the same time the second one finds what the first one has made
    return this.quiet.keep(() => this.makeAside(folder, onProgress));
  }

  private async makeAside(folder: string, onProgress: OnProgress): Promise<BackupManifest> {
    refuseFilled(folder);
    const aside = `${folder}.unfinished`;
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside, { recursive: true });
    try {
      const manifest = await this.write(aside, onProgress);
      await writeWhole(join(aside, MANIFEST_FILE), [`${JSON.stringify(manifest, null, 1)}\n`]);
      // again: somebody may have put files there meanwhile
      refuseFilled(folder);
      if (existsSync(folder)) await rmdir(folder);
      await rename(aside, folder);
      return manifest;
    } catch (error) {
      await rm(aside, { recursive: true, force: true });
      throw error;
    }
  }

  private async write(folder: string, onProgress: OnProgress): Promise<BackupManifest> {
    const usagePoints = await this.points.size();
    const files = new SeriesWriter(folder, this.series);
    const days = await this.writeReadings(files, usagePoints, onProgress);
    for await (const intervals of intervalsOf(this.store))
      await files.add('intervals', intervals.length, (path) => this.series.writeIntervals(path, intervals));
    for await (const areas of areaDaysOf(this.store, (await this.points.areas()).length))
      await files.add('areas', areas.length, (path) => this.series.writeAreaDays(path, areas));
    onProgress('records …');
    const records = await this.writeRecords(join(folder, RECORDS_FOLDER));
    await this.copyRejects(folder);
    const tables = [...records, ...files.written];
    return manifestOf({
      madeAt: this.clock.now().toISOString(),
      utility: this.source.settings.utility.id,
      seriesStore: this.stores.current,
      usagePoints,
      files: [...tables, ...(await othersIn(folder, tables))],
      days: days.list(),
    });
  }

  private async writeReadings(
    files: SeriesWriter,
    usagePoints: number,
    onProgress: OnProgress,
  ): Promise<DayTotals> {
    const totals = new DayTotals();
    const blocks = await blocksOf(this.store, usagePoints);
    for (const [at, { keys, from, to }] of blocks.entries()) {
      const rows = await this.store.rowsOf(keys, from, to);
      totals.add(rows);
      await files.add('readings', rows.count, (path) => this.series.writeReadings(path, rows));
      onProgress(`readings: ${at + 1} of ${blocks.length} blocks, ${totals.readings} readings …`);
    }
    return totals;
  }

  private async writeRecords(folder: string): Promise<BackupFile[]> {
    const files: BackupFile[] = [];
    for (const { file, rows } of await this.records.exportTo(folder))
      files.push({
        path: `${RECORDS_FOLDER}/${file}`,
        kind: 'records',
        rows,
        sha256: await sha256Of(join(folder, file)),
      });
    return files;
  }

  private async copyRejects(folder: string): Promise<void> {
    const rejects = join(this.data.path, REJECTS_FOLDER);
    if (existsSync(rejects)) await cp(rejects, join(folder, REJECTS_FOLDER), { recursive: true });
  }
}

/** Numbers the files of the series and keeps what the manifest says of them; nothing is written for no rows. */
class SeriesWriter {
  readonly written: BackupFile[] = [];
  private readonly counts = { readings: 0, intervals: 0, areas: 0 };

  constructor(
    private readonly folder: string,
    private readonly files: SeriesFiles,
  ) {}

  async add(kind: SeriesKind, rows: number, write: (path: string) => Promise<void>): Promise<void> {
    if (rows === 0) return;
    const number = String(++this.counts[kind]).padStart(5, '0');
    const name = `${SERIES_FOLDER}/${kind}-${number}${this.files.extension}`;
    const path = join(this.folder, name);
    await write(path);
    this.written.push({ path: name, kind, rows, sha256: await sha256Of(path) });
  }
}

/** Every file that is not named yet: what makes the tables anew, and the rows that were rejected. */
async function othersIn(folder: string, named: readonly BackupFile[]): Promise<BackupFile[]> {
  const known = new Set(named.map(({ path }) => path));
  const others: BackupFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const whole = join(entry.parentPath, entry.name);
    const path = relative(folder, whole).split(sep).join('/');
    if (entry.isFile() && !known.has(path))
      others.push({ path, kind: 'other', rows: 0, sha256: await sha256Of(whole) });
  }
  return others;
}

function refuseFilled(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new Problem(
    'folder-not-empty',
    `cannot make a backup in ${folder}: it is not empty; name a new folder, for example backup-2025-07-01`,
  );
}
