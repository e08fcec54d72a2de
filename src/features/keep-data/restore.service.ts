import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataFolder } from '../../platform/config/data-folder';
import { Problem } from '../../platform/errors/problem';
import { ReadingStore } from '../../ports/reading-store';
import { RecordsArchive } from '../../ports/records-archive';
import { SeriesFiles } from '../../ports/series-files';
import { SettingsSource } from '../../ports/utility-settings';
import {
  type BackupFile,
  type BackupManifest,
  checkFiles,
  readManifest,
  RECORDS_FOLDER,
  REJECTS_FOLDER,
} from './backup-manifest';
import type { OnProgress } from './backup.service';
import { DayTotals, firstDifference } from './day-totals';
import { blockOf, endsOf, sameAreaDays, sameIntervals, sameReadings } from './series-content';

/** Fills an empty data folder from a backup, whatever its series store. */
@Injectable()
export class RestoreService {
  constructor(
    private readonly store: ReadingStore,
    private readonly records: RecordsArchive,
    private readonly series: SeriesFiles,
    private readonly data: DataFolder,
    private readonly source: SettingsSource,
  ) {}

  /** Whatever is restored is read again and compared. What was broken off goes on when it is run again. */
  async restore(folder: string, onProgress: OnProgress): Promise<BackupManifest> {
    const manifest = await readManifest(folder);
    this.refuseOtherUtility(manifest);
    onProgress('checking the files of the backup …');
    await checkFiles(folder, manifest);
    const unfinished = await this.records.unfinishedImport();
    if (unfinished === null) await this.takeRecords(folder, manifest);
    else if (unfinished !== manifest.madeAt) throw otherUnfinished(unfinished);
    await this.takeSeries(folder, manifest, onProgress);
    const rejects = join(folder, REJECTS_FOLDER);
    if (existsSync(rejects)) await cp(rejects, join(this.data.path, REJECTS_FOLDER), { recursive: true });
    await this.store.merge();
    await this.records.finishImport();
    return manifest;
  }

  private refuseOtherUtility({ utility }: BackupManifest): void {
    const { id } = this.source.settings.utility;
    if (utility === id) return;
    throw new Problem(
      'backup-other-utility',
      `cannot restore: the backup is of the utility "${utility}", the settings are of "${id}"; give its file with --config`,
    );
  }

  private async takeRecords(folder: string, manifest: BackupManifest): Promise<void> {
    if (!(await this.records.isEmpty()) || (await this.store.lastDay()) !== null)
      throw new Problem(
        'data-folder-not-empty',
        `cannot restore into ${this.data.path}: it holds data; name a new folder with --data (and for InfluxDB an empty bucket)`,
      );
    await this.records.importFrom(join(folder, RECORDS_FOLDER), manifest.madeAt);
  }

  private async takeSeries(
    folder: string,
    { files, days }: BackupManifest,
    onProgress: OnProgress,
  ): Promise<void> {
    const totals = new DayTotals();
    const series = files.filter(({ kind }) => kind !== 'records' && kind !== 'other');
    for (const [at, file] of series.entries()) {
      await this.takeFile(join(folder, file.path), file, totals);
      onProgress(`series: ${at + 1} of ${series.length} files …`);
    }
    const difference = firstDifference(totals.list(), days);
    if (difference !== null)
      throw new Problem('restore-differs', `the restored readings differ: ${difference}`);
  }

  private async takeFile(path: string, { kind }: BackupFile, totals: DayTotals): Promise<void> {
    if (kind === 'readings') await this.takeReadings(path, totals);
    else if (kind === 'intervals') await this.takeIntervals(path);
    else await this.takeAreaDays(path);
  }

  private async takeReadings(path: string, totals: DayTotals): Promise<void> {
    const rows = await this.series.readReadings(path);
    const { keys, from, to } = blockOf(rows);
    await this.store.write(rows);
    const stored = await this.store.rowsOf(keys, from, to);
    if (!sameReadings(rows, stored)) throw notAsWritten(path);
    totals.add(stored);
  }

  private async takeIntervals(path: string): Promise<void> {
    const days = await this.series.readIntervals(path);
    const keys = Int32Array.from(new Set(days.map(({ key }) => key))).sort();
    const [from, to] = endsOf(days.map(({ day }) => day));
    await this.store.writeIntervals(days);
    const stored = await this.store.intervals(keys, from, to);
    if (!sameIntervals(days, stored)) throw notAsWritten(path);
  }

  private async takeAreaDays(path: string): Promise<void> {
    const rows = await this.series.readAreaDays(path);
    const areas = Int32Array.from(new Set(rows.map(({ area }) => area))).sort();
    const [from, to] = endsOf(rows.map(({ day }) => day));
    await this.store.writeAreaDays(rows);
    if (!sameAreaDays(rows, await this.store.areaDays(areas, from, to))) throw notAsWritten(path);
  }
}

const notAsWritten = (path: string): Problem =>
  new Problem('restore-differs', `what the series store gives back differs from ${path}; run restore again`, {
    retryable: true,
  });

const otherUnfinished = (madeAt: string): Problem =>
  new Problem(
    'restore-unfinished',
    `cannot restore: another backup, made at ${madeAt}, was being restored into this folder; finish that one, or name a new folder with --data`,
  );
