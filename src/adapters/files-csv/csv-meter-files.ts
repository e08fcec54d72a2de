import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MeterFiles, type RowBatch, type TableColumns, type TableFile } from '../../ports/meter-files';
import { Problem } from '../../platform/errors/problem';
import { isUnpacked } from '../../platform/text-files/open-bytes';
import { CellShaper } from './cell-shaper';
import { type CsvRecord, readRecords } from './csv-records';
import { HeaderMap } from './header-map';
import { type ImportProfile, PLAIN_PROFILE, readProfile } from './profile';

/** Tables as CSV, read straight or through an import profile of the profiles folder. */
export class CsvMeterFiles extends MeterFiles {
  /** `profilesFolder` holds the profiles that are named without a path. */
  constructor(private readonly profilesFolder: string) {
    super();
  }

  async openTable(path: string, columns: TableColumns, profileName: string | null): Promise<TableFile> {
    const profile = await this.profileOf(profileName);
    const header = await firstRecord(path, profile);
    const map = new HeaderMap(basename(path), header, columns, profile);
    const shaper = profileName === null ? null : new CellShaper(profile);
    const recordsAt = (lines: ArrayLike<number> | null) => readTable(path, profile, header.line, lines);
    const isPlain = profileName === null && header.line === 1 && (await isUnpacked(path));
    return {
      header: header.raw,
      unknownColumns: map.unknown,
      batches: tableBatches(map, shaper, recordsAt(null)),
      rowsAt: (lines) => tableBatches(map, shaper, recordsAt(lines)),
      plain: isPlain ? { path, names: map.names } : null,
    };
  }

  async *linesOf(
    path: string,
    lines: readonly number[],
    profileName: string | null,
  ): AsyncGenerator<{ line: number; raw: string }> {
    const profile = await this.profileOf(profileName);
    let next = 0;
    for await (const records of readRecords(path, profile.delimiter, profile.encoding))
      for (const { line, raw } of records) {
        if (next === lines.length) return;
        if (line !== lines[next]) continue;
        next++;
        yield { line, raw };
      }
  }

  private async profileOf(name: string | null): Promise<ImportProfile> {
    return name === null ? PLAIN_PROFILE : readProfile(this.profilePath(name));
  }

  private profilePath(name: string): string {
    if (/\.ya?ml$/.test(name) && existsSync(name)) return name;
    return join(this.profilesFolder, /\.ya?ml$/.test(name) ? name : `${name}.yaml`);
  }
}

async function firstRecord(path: string, { delimiter, encoding }: ImportProfile): Promise<CsvRecord> {
  for await (const [record] of readRecords(path, delimiter, encoding)) return record;
  throw new Problem('file-empty', `${basename(path)} is empty: it needs a header row and data`);
}

/** The records behind the header: all, or those on the given lines, ascending. */
async function* readTable(
  path: string,
  { delimiter, encoding }: ImportProfile,
  headerLine: number,
  lines: ArrayLike<number> | null,
): AsyncGenerator<CsvRecord[]> {
  let next = 0;
  const isWanted = ({ line }: CsvRecord): boolean => {
    if (line <= headerLine) return false;
    if (lines === null) return true;
    if (line !== lines[next]) return false;
    next++;
    return true;
  };
  for await (const records of readRecords(path, delimiter, encoding)) {
    const wanted = records.filter(isWanted);
    if (wanted.length > 0) yield wanted;
    if (lines !== null && next === lines.length) return;
  }
}

async function* tableBatches(
  map: HeaderMap,
  shaper: CellShaper | null,
  batches: AsyncGenerator<CsvRecord[]>,
): AsyncGenerator<RowBatch> {
  for await (const records of batches) yield toBatch(map, shaper, records);
}

function toBatch(map: HeaderMap, shaper: CellShaper | null, records: CsvRecord[]): RowBatch {
  const batch: RowBatch = { line: [], raw: [], columns: new Map(), rejects: [] };
  const kept: CsvRecord[] = [];
  for (const record of records) {
    const reason = map.faultOf(record);
    if (reason !== null) batch.rejects.push({ line: record.line, reason, raw: record.raw });
    else kept.push(record);
  }
  batch.line = kept.map(({ line }) => line);
  batch.raw = kept.map(({ raw }) => raw);
  for (const [column, cellOf] of map.sources) {
    const cells = kept.map((record) => cellOf(record).trim());
    batch.columns.set(column, shaper ? cells.map((cell) => shaper.shape(column, cell)) : cells);
  }
  return batch;
}
