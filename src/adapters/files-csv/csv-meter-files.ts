import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MeterFiles, type RowBatch, type TableColumns, type TableFile } from '../../ports/meter-files';
import { Problem } from '../../platform/errors/problem';
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
    const batches = readRecords(path, profile.delimiter, profile.encoding);
    const first = await batches.next();
    if (first.done)
      throw new Problem('file-empty', `${basename(path)} is empty: it needs a header row and data`);
    const [header, ...rest] = first.value;
    const map = new HeaderMap(basename(path), header, columns, profile);
    const shaper = profileName === null ? null : new CellShaper(profile);
    return {
      header: header.raw,
      unknownColumns: map.unknown,
      batches: tableBatches(map, shaper, rest, batches),
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

async function* tableBatches(
  map: HeaderMap,
  shaper: CellShaper | null,
  first: CsvRecord[],
  others: AsyncGenerator<CsvRecord[]>,
): AsyncGenerator<RowBatch> {
  if (first.length > 0) yield toBatch(map, shaper, first);
  for await (const records of others) yield toBatch(map, shaper, records);
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
