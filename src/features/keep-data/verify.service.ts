import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Channel, CHANNELS, type ReadingRows, Quality, qualityOf } from '../../domain/metering/reading';
import type { FleetPlaces } from '../../domain/metering/area-load';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { DayStates } from '../../ports/day-states';
import { ReadingStore } from '../../ports/reading-store';
import { RecordsArchive } from '../../ports/records-archive';
import { SeriesFiles } from '../../ports/series-files';
import { SeriesStores } from '../../ports/series-stores';
import { UsagePointRecords } from '../../ports/usage-point-records';
import { checkFiles, readManifest } from './backup-manifest';
import type { OnProgress } from './backup.service';
import { type DayTotal, DayTotals, firstDifference } from './day-totals';
import { areaDaysOf, blocksOf, intervalsOf } from './series-content';

/** What was read, and what is wrong with it, as `verify --json` gives it. */
export interface VerifiedJson {
  store: string;
  /** tables of the records with their rows */
  records: { table: string; rows: number }[];
  usagePoints: number;
  readings: number;
  days: { from: string; to: string; count: number } | null;
  intervalDays: number;
  areaDays: number;
  /** sentences, each with its mend; empty = sound */
  faults: string[];
}

/** A fleet is read on every so many days, to see that both ways of reading agree. */
const DAYS_BETWEEN_FLEETS = 32;
/** Readings without a value that are named one by one. */
const NAMED_AT_MOST = 20;

/** Reads everything that a data folder or a backup holds and says what is wrong with it. */
@Injectable()
export class VerifyService {
  constructor(
    private readonly store: ReadingStore,
    private readonly stores: SeriesStores,
    private readonly points: UsagePointRecords,
    private readonly records: RecordsArchive,
    private readonly days: DayStates,
    private readonly series: SeriesFiles,
  ) {}

  async verify(onProgress: OnProgress): Promise<VerifiedJson> {
    onProgress('records …');
    const records = await this.records.check();
    const usagePoints = await this.points.size();
    const faults: string[] = [];
    const totals = new DayTotals();
    const faulty = new FaultyReadings();
    const blocks = await blocksOf(this.store, usagePoints);
    for (const [at, { keys, from, to }] of blocks.entries()) {
      const rows = await this.store.rowsOf(keys, from, to);
      totals.add(rows);
      faulty.look(rows);
      onProgress(`readings: ${at + 1} of ${blocks.length} blocks, ${totals.readings} readings …`);
    }
    faults.push(...faulty.list());
    let [intervalDays, areaDays] = [0, 0];
    for await (const some of intervalsOf(this.store)) intervalDays += some.length;
    const used = new Map<LocalDate, number>();
    for await (const some of areaDaysOf(this.store, (await this.points.areas()).length)) {
      areaDays += some.length;
      for (const { day, received } of some) used.set(day, Math.max(received, used.get(day) ?? 0));
    }
    faults.push(...(await this.fleetFaults(totals.list(), usagePoints)));
    faults.push(...(await this.loadFaults(used)), ...lostReadings(used, totals.list()));
    return {
      store: this.stores.current,
      records,
      usagePoints,
      readings: totals.readings,
      days: span(totals.list()),
      intervalDays,
      areaDays,
      faults,
    };
  }

  /** A backup against its own manifest: every file, and the counts and sums of every day. */
  async verifyBackup(folder: string, onProgress: OnProgress): Promise<VerifiedJson> {
    const manifest = await readManifest(folder);
    await checkFiles(folder, manifest);
    const totals = new DayTotals();
    const rowsOf = (kind: string) => manifest.files.filter((file) => file.kind === kind);
    for (const [at, { path }] of rowsOf('readings').entries()) {
      totals.add(await this.series.readReadings(join(folder, path)));
      onProgress(`readings: ${at + 1} of ${rowsOf('readings').length} files …`);
    }
    const difference = firstDifference(totals.list(), manifest.days);
    const sum = (kind: string) => rowsOf(kind).reduce((rows, file) => rows + file.rows, 0);
    return {
      store: `backup of ${manifest.madeAt}, from ${manifest.seriesStore}`,
      records: rowsOf('records').map(({ path, rows }) => ({ table: path, rows })),
      usagePoints: manifest.usagePoints,
      readings: totals.readings,
      days: span(totals.list()),
      intervalDays: sum('intervals'),
      areaDays: sum('areas'),
      faults:
        difference === null
          ? []
          : [`the readings differ from the manifest: ${difference}; use another backup`],
    };
  }

  /** A fleet's day and the points' rows are found in different ways, and must agree. */
  private async fleetFaults(totals: readonly DayTotal[], size: number): Promise<string[]> {
    const faults: string[] = [];
    const registers = totals.filter(({ channel }) => channel === CHANNELS[Channel.Total]);
    for (const [at, { day, readings }] of registers.entries()) {
      if (at % DAYS_BETWEEN_FLEETS !== 0 && at !== registers.length - 1) continue;
      const number = Math.round(Date.parse(day) / 86_400_000);
      const { received } = await this.store.fleetDay(number, Channel.Total, size);
      if (received !== readings)
        faults.push(
          `${day}: ${readings} registers by usage point, ${received} by day; restore the last backup into a new folder`,
        );
    }
    return faults;
  }

  /** A day that counts as computed has load by area, where a usage point was to be read daily. */
  private async loadFaults(daysWithLoad: ReadonlyMap<LocalDate, number>): Promise<string[]> {
    const faults: string[] = [];
    for (const day of await this.days.computed())
      if (!daysWithLoad.has(day) && hasDaily(await this.points.fleetOn(day))) {
        const text = formatLocalDate(day);
        faults.push(
          `${text}: counts as computed, and no load is stored; run: aggregate --from ${text} --to ${text}`,
        );
      }
    return faults;
  }
}

const hasDaily = ({ size, node, daily }: FleetPlaces): boolean => {
  for (let key = 0; key < size; key++) if (node[key] >= 0 && daily[key] !== 0) return true;
  return false;
};

/** Each usage point that a day's load was computed from has a reading of that day: readings are never taken away. */
function lostReadings(used: ReadonlyMap<LocalDate, number>, totals: readonly DayTotal[]): string[] {
  const stored = new Map<string, number>();
  for (const { day, readings } of totals) stored.set(day, readings + (stored.get(day) ?? 0));
  const lost = [...used.entries()]
    .map(([day, points]) => ({ day: formatLocalDate(day), points }))
    .filter(({ day, points }) => points > (stored.get(day) ?? 0))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return lost.map(
    ({ day, points }) =>
      `${day}: its load was computed from ${points} usage points, and ${stored.get(day) ?? 0} readings are stored; restore the last backup into a new folder, or import the day again`,
  );
}

/** Readings without a value or with a quality that there is not; the first ones are named, all are counted. */
class FaultyReadings {
  private readonly named: string[] = [];
  private count = 0;

  look(rows: ReadingRows): void {
    for (let row = 0; row < rows.count; row++) {
      const rank = qualityOf(rows.quality[row]);
      if (Number.isFinite(rows.valueWh[row]) && rank >= Quality.Estimated && rank <= Quality.Measured)
        continue;
      if (++this.count > NAMED_AT_MOST) continue;
      this.named.push(
        `usage point with key ${rows.key[row]}, ${formatLocalDate(rows.day[row])}: no value or an unknown quality (${rows.valueWh[row]} Wh, ${rows.quality[row]}); import the day again`,
      );
    }
  }

  list(): string[] {
    const more = this.count - this.named.length;
    return more > 0 ? [...this.named, `and ${more} more readings like these`] : this.named;
  }
}

function span(totals: readonly DayTotal[]): VerifiedJson['days'] {
  if (totals.length === 0) return null;
  const days = new Set(totals.map(({ day }) => day));
  return { from: totals[0].day, to: totals[totals.length - 1].day, count: days.size };
}
