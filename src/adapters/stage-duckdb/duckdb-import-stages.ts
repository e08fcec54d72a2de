import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Database, IN_MEMORY } from '../../platform/duckdb';
import { ImportStages } from '../../ports/import-stage';
import { DuckDbImportStage } from './duckdb-import-stage';
import { STAGE_MIGRATIONS } from './schema';

/** A file of ten million rows is sorted within this; what does not fit goes to the disk. */
const MEMORY_LIMIT = '1GB';

/** Stages in memory, which spill into folders of their own in `staging/` of the data folder: what is staged need not survive. */
export class DuckDbImportStages extends ImportStages {
  private constructor(private readonly folder: string) {
    super();
  }

  /** Removes what a process that died has left. Only for the process that owns the data folder. */
  static async inDataFolder(dataFolder: string): Promise<DuckDbImportStages> {
    const folder = join(dataFolder, 'staging');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new DuckDbImportStages(folder);
  }

  async open(): Promise<DuckDbImportStage> {
    const folder = await mkdtemp(join(this.folder, 'import-'));
    const options = { memoryLimit: MEMORY_LIMIT, tempDirectory: join(folder, 'spill'), readers: 2 };
    const database = await Database.open(IN_MEMORY, STAGE_MIGRATIONS, options);
    return new DuckDbImportStage(database, () => rm(folder, { recursive: true, force: true }));
  }
}
