import type { LocalDate } from '../time/local-date';
import { isPlain, judge, judgeEnergy, type Judgement, type PlausibilityRules } from './judge';
import type { MeterSegment } from './meter';
import { Channel, isSuspect, qualityOf, type ReadingRows, SUSPECT_BIT } from './reading';
import { RowsBuilder } from './rows-builder';
import type { RegisterAt } from './usage';

/** Rows with the line each stands on in its file. */
export type LinedRows = ReadingRows & { line: Int32Array };

/** A value that is about to be replaced. */
export interface ReplacedValue {
  key: number;
  day: LocalDate;
  channel: number;
  oldValueWh: number;
  oldQuality: number;
  oldMeter: number;
  newValueWh: number;
  newQuality: number;
}

/** A judgement on one reading; `line` is null for a reading that was stored before. */
export interface JudgedReading extends Judgement {
  key: number;
  day: LocalDate;
  channel: number;
  line: number | null;
}

/** What an import of readings does to what is stored; nothing has been written yet. */
export interface MergedReadings {
  /** rows to write: new, corrected, and stored ones whose verdict changed */
  rows: ReadingRows;
  replaced: ReplacedValue[];
  accepted: number;
  unchanged: number;
  corrected: number;
  /** lines whose better stored value was kept (ruling M9) */
  betterKept: { count: number; line: number };
  /** stored readings that are no longer doubted */
  cleared: number;
  judged: JudgedReading[];
  /** readings whose earlier findings `judged` replaces */
  rejudged: { key: number; day: number; channel: number }[];
  /** days to be computed again: the day itself, and the day after for registers (ruling M8) */
  touchedDays: Set<LocalDate>;
}

export interface MergeContext {
  segmentsOf(key: number): readonly MeterSegment[];
  rules: PlausibilityRules;
}

/** Stored readings before the first new one that are judged again with it. */
const REJUDGED_BEFORE = 3;

const isRegister = (channel: Channel): boolean => channel <= Channel.Export;

/**
 * Keys that need no look beyond their nearest stored neighbours: everything rises plausibly on one meter, and a
 * trusted reading stands right before. The others are merged with more history.
 */
export function splitPlain(stored: ReadingRows, staged: ReadingRows, context: MergeContext): Set<number> {
  const wide = new Set<number>();
  for (const group of groupsOf(stored, staged))
    if (!wide.has(group.key) && needsHistory(group, stored, staged, context)) wide.add(group.key);
  return wide;
}

/** Registers that are not plain; day energy above what is never implausible. */
function needsHistory(
  group: Group,
  stored: ReadingRows,
  staged: ReadingRows,
  context: MergeContext,
): boolean {
  if (isRegister(group.channel)) return !isPlainGroup(group, stored, staged, context);
  for (let t = group.stagedFrom; t < group.stagedTo; t++)
    if (staged.valueWh[t] > context.rules.floorWhPerDay) return true;
  return false;
}

function isPlainGroup(
  group: Group,
  stored: ReadingRows,
  staged: ReadingRows,
  context: MergeContext,
): boolean {
  const firstDay = staged.day[group.stagedFrom];
  if (group.storedFrom === group.storedTo || stored.day[group.storedFrom] >= firstDay) return false;
  if (goesOnPlainly(group, stored, staged, context)) return true;
  return isPlainSequence(mergeGroup(group, stored, staged), context, group.key);
}

const isPlainSequence = (rows: MergedRow[], context: MergeContext, key: number): boolean =>
  !rows.some((row) => isSuspect(row.storedByte)) &&
  isPlain(rows.map(toRegister), context.segmentsOf(key), context.rules);

/**
 * Whether the registers of a group go on from what is stored before them, one plain rise after another: what `isPlain`
 * says of a sequence, seen from the columns, since nearly all of what is imported is so. False = look closer.
 */
function goesOnPlainly(
  group: Group,
  stored: ReadingRows,
  staged: ReadingRows,
  context: MergeContext,
): boolean {
  const { storedFrom, storedTo, stagedFrom, stagedTo } = group;
  const segments = context.segmentsOf(group.key);
  if (segments.length > 0 || storedTo - storedFrom > 1) return false;
  const { floorWhPerDay } = context.rules;
  let [day, valueWh, meter] = [staged.day[stagedFrom], staged.valueWh[stagedFrom], staged.meter[stagedFrom]];
  if (storedTo > storedFrom) {
    if (isSuspect(stored.quality[storedFrom]) || stored.day[storedFrom] >= day) return false;
    [day, valueWh, meter] = [stored.day[storedFrom], stored.valueWh[storedFrom], stored.meter[storedFrom]];
  }
  for (let t = stagedFrom; t < stagedTo; t++) {
    const rise = staged.valueWh[t] - valueWh;
    if (staged.meter[t] !== meter || rise < 0 || rise > floorWhPerDay * (staged.day[t] - day)) return false;
    day = staged.day[t];
    valueWh = staged.valueWh[t];
  }
  return true;
}

/** Rows of one key and channel: stored [storedFrom, storedTo), staged [stagedFrom, stagedTo). */
interface Group {
  key: number;
  channel: number;
  storedFrom: number;
  storedTo: number;
  stagedFrom: number;
  stagedTo: number;
}

/** Groups of the staged rows with their stored counterparts; both sorted by (key, channel, day). */
function* groupsOf(stored: ReadingRows, staged: ReadingRows): Generator<Group> {
  let storedFrom = 0;
  for (let stagedFrom = 0; stagedFrom < staged.count;) {
    const [key, channel] = [staged.key[stagedFrom], staged.channel[stagedFrom]];
    const before = (i: number): boolean =>
      stored.key[i] < key || (stored.key[i] === key && stored.channel[i] < channel);
    while (storedFrom < stored.count && before(storedFrom)) storedFrom++;
    const storedTo = endOfGroup(stored, storedFrom, key, channel);
    const stagedTo = endOfGroup(staged, stagedFrom, key, channel);
    yield { key, channel, storedFrom, storedTo, stagedFrom, stagedTo };
    [storedFrom, stagedFrom] = [storedTo, stagedTo];
  }
}

function endOfGroup(rows: ReadingRows, from: number, key: number, channel: number): number {
  let to = from;
  while (to < rows.count && rows.key[to] === key && rows.channel[to] === channel) to++;
  return to;
}

type Outcome = 'stored' | 'fresh' | 'unchanged' | 'corrected' | 'better-kept';

/** One reading of a merged sequence: what will stand after the import. */
interface MergedRow {
  day: LocalDate;
  valueWh: number;
  meter: number;
  /** `Quality`, without verdict */
  quality: number;
  /** quality byte as stored, 0 = nothing stored */
  storedByte: number;
  storedIndex: number;
  line: number | null;
  outcome: Outcome;
}

const toRegister = ({ day, valueWh, meter }: MergedRow): RegisterAt => ({ day, valueWh, meter });

function mergeGroup(group: Group, stored: ReadingRows, staged: ReadingRows): MergedRow[] {
  const merged: MergedRow[] = [];
  let s = group.storedFrom;
  for (let t = group.stagedFrom; t < group.stagedTo; t++) {
    while (s < group.storedTo && stored.day[s] < staged.day[t]) merged.push(storedRow(stored, s++));
    const same = s < group.storedTo && stored.day[s] === staged.day[t] ? s++ : -1;
    merged.push(same < 0 ? freshRow(staged, t) : metRow(stored, same, staged, t));
  }
  while (s < group.storedTo) merged.push(storedRow(stored, s++));
  return merged;
}

function storedRow(stored: ReadingRows, s: number): MergedRow {
  return {
    day: stored.day[s],
    valueWh: stored.valueWh[s],
    meter: stored.meter[s],
    quality: qualityOf(stored.quality[s]),
    storedByte: stored.quality[s],
    storedIndex: s,
    line: null,
    outcome: 'stored',
  };
}

const lineOf = (staged: ReadingRows, t: number): number =>
  'line' in staged ? (staged as LinedRows).line[t] : 0;

function freshRow(staged: ReadingRows, t: number): MergedRow {
  return {
    day: staged.day[t],
    valueWh: staged.valueWh[t],
    meter: staged.meter[t],
    quality: qualityOf(staged.quality[t]),
    storedByte: 0,
    storedIndex: -1,
    line: lineOf(staged, t),
    outcome: 'fresh',
  };
}

/** A new value meets a stored one: a lower rank never replaces a higher; same value with better rank does (ruling M9). */
function metRow(stored: ReadingRows, s: number, staged: ReadingRows, t: number): MergedRow {
  const old = storedRow(stored, s);
  const fresh = freshRow(staged, t);
  const meter = fresh.meter === 0 ? old.meter : fresh.meter;
  const sameValue = old.valueWh === fresh.valueWh && old.meter === meter;
  if (fresh.quality < old.quality)
    return { ...old, line: fresh.line, outcome: old.valueWh === fresh.valueWh ? 'unchanged' : 'better-kept' };
  if (sameValue && fresh.quality === old.quality) return { ...old, line: fresh.line, outcome: 'unchanged' };
  return { ...fresh, meter, storedByte: old.storedByte, storedIndex: s, outcome: 'corrected' };
}

/** Works out what the staged rows do to the stored ones. Both sorted by (key, channel, day); staged days distinct. */
export function mergeReadings(stored: ReadingRows, staged: LinedRows, context: MergeContext): MergedReadings {
  const merge = new Merge(stored, context);
  for (const group of groupsOf(stored, staged))
    if (isRegister(group.channel) && goesOnPlainly(group, stored, staged, context))
      merge.takePlain(group, staged);
    else merge.take(group, mergeGroup(group, stored, staged));
  return merge.result();
}

/** Judges stored registers again, after a meter row explained them or the rules changed. */
export function rejudgeReadings(stored: ReadingRows, context: MergeContext): MergedReadings {
  const merge = new Merge(stored, context);
  for (let from = 0; from < stored.count;) {
    const [key, channel] = [stored.key[from], stored.channel[from]];
    const to = endOfGroup(stored, from, key, channel);
    const rows = Array.from({ length: to - from }, (_, index) => storedRow(stored, from + index));
    if (isRegister(channel)) merge.takeRegisters(key, channel, rows, 0);
    from = to;
  }
  return merge.result();
}

class Merge {
  private readonly out = new RowsBuilder();
  private readonly merged: Omit<MergedReadings, 'rows'> = {
    replaced: [],
    accepted: 0,
    unchanged: 0,
    corrected: 0,
    betterKept: { count: 0, line: 0 },
    cleared: 0,
    judged: [],
    rejudged: [],
    touchedDays: new Set(),
  };

  constructor(
    private readonly stored: ReadingRows,
    private readonly context: MergeContext,
  ) {}

  result(): MergedReadings {
    return { rows: this.out.take(), ...this.merged };
  }

  take(group: Group, rows: MergedRow[]): void {
    for (const row of rows) this.count(group, row);
    if (!isRegister(group.channel)) return this.writeEnergy(group, rows);
    if (isPlainSequence(rows, this.context, group.key)) return this.writeUnjudged(group, rows, 1);
    const first = rows.findIndex((row) => row.line !== null);
    this.takeRegisters(group.key, group.channel, rows, Math.max(0, first - REJUDGED_BEFORE));
  }

  /** Registers of which nothing is stored and nothing is doubtful. */
  takePlain({ key, channel, stagedFrom, stagedTo }: Group, staged: ReadingRows): void {
    const { touchedDays } = this.merged;
    for (let t = stagedFrom; t < stagedTo; t++) {
      const day = staged.day[t];
      this.out.add(key, day, channel, staged.valueWh[t], staged.meter[t], qualityOf(staged.quality[t]));
      touchedDays.add(day).add(day + 1);
    }
    this.merged.accepted += stagedTo - stagedFrom;
  }

  /** Judges from index `open` on; what stands before keeps its verdict, and counts where it is trusted. */
  takeRegisters(key: number, channel: number, rows: MergedRow[], open: number): void {
    const kept = rows
      .map((row, position) => ({ row, isOpen: position >= open }))
      .filter(({ row, isOpen }) => isOpen || !isSuspect(row.storedByte));
    const sequence = kept.map(({ row }) => toRegister(row));
    const verdicts = judge(sequence, this.context.segmentsOf(key), this.context.rules);
    kept.forEach(({ row, isOpen }, index) => {
      if (isOpen) this.settle(key, channel, row, verdicts[index]);
    });
  }

  private settle(key: number, channel: number, row: MergedRow, verdict: Judgement | null): void {
    const byte = row.quality | (verdict?.severity === 'suspect' ? SUSPECT_BIT : 0);
    const { day } = row;
    if (row.storedByte !== 0) this.merged.rejudged.push({ key, day, channel });
    if (verdict) this.merged.judged.push({ ...verdict, key, day, channel, line: row.line });
    if (byte === row.storedByte && row.outcome !== 'corrected') return;
    if (isSuspect(row.storedByte) && !isSuspect(byte)) this.merged.cleared++;
    this.write(key, channel, row, byte);
    this.merged.touchedDays.add(day).add(day + 1);
  }

  /** Neighbours cannot clear a spike of delivered energy: it is used, with a warning (ruling M17). */
  private writeEnergy(group: Group, rows: MergedRow[]): void {
    this.writeUnjudged(group, rows, 0);
    const { key, channel } = group;
    const verdicts = judgeEnergy(rows, this.context.rules);
    rows.forEach(({ day, line, outcome }, index) => {
      const verdict = verdicts[index];
      if (verdict && (outcome === 'fresh' || outcome === 'corrected'))
        this.merged.judged.push({ ...verdict, key, day, channel, line });
    });
  }

  /** Rows that need no judgement: day energy, and registers in which nothing is doubtful. Registers touch the day after. */
  private writeUnjudged(group: Group, rows: MergedRow[], touchedAfter: number): void {
    const { key, channel } = group;
    for (const row of rows) {
      if (row.outcome !== 'fresh' && row.outcome !== 'corrected') continue;
      if (row.storedByte !== 0) this.merged.rejudged.push({ key, day: row.day, channel });
      this.write(key, channel, row, row.quality);
      this.merged.touchedDays.add(row.day).add(row.day + touchedAfter);
    }
  }

  private write(key: number, channel: number, row: MergedRow, byte: number): void {
    this.out.add(key, row.day, channel, row.valueWh, row.meter, byte);
  }

  private count({ key, channel }: Group, row: MergedRow): void {
    if (row.outcome === 'fresh') this.merged.accepted++;
    else if (row.outcome === 'unchanged') this.merged.unchanged++;
    else if (row.outcome === 'better-kept') {
      this.merged.unchanged++;
      if (this.merged.betterKept.count++ === 0) this.merged.betterKept.line = row.line ?? 0;
    } else if (row.outcome === 'corrected') {
      this.merged.corrected++;
      this.merged.replaced.push(this.replacedBy(key, channel, row));
    }
  }

  private replacedBy(key: number, channel: number, row: MergedRow): ReplacedValue {
    const old = row.storedIndex;
    return {
      key,
      day: row.day,
      channel,
      oldValueWh: this.stored.valueWh[old],
      oldQuality: this.stored.quality[old],
      oldMeter: this.stored.meter[old],
      newValueWh: row.valueWh,
      newQuality: row.quality,
    };
  }
}
