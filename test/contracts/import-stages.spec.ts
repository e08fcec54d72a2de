import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDbImportStages } from '../../src/adapters/stage-duckdb/duckdb-import-stages';
import { describeImportStages, describePlainTables } from './import-stages';
import type { Storage } from './storage';

async function stagesInFolder(): Promise<Storage<DuckDbImportStages>> {
  const folder = await mkdtemp(join(tmpdir(), 'gridbrief-test-'));
  const stages = await DuckDbImportStages.inDataFolder(folder);
  return { open: async () => stages, remove: () => rm(folder, { recursive: true, force: true }) };
}

describeImportStages('DuckDB', stagesInFolder);
describePlainTables('DuckDB', stagesInFolder);

describe('the staging folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gridbrief-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is emptied of what a process that died has left', async () => {
    await mkdir(join(folder, 'staging', 'import-old'), { recursive: true });
    await writeFile(join(folder, 'staging', 'import-old', 'stage.duckdb'), 'half');
    await DuckDbImportStages.inDataFolder(folder);
    expect(await readdir(join(folder, 'staging'))).toEqual([]);
  });

  it('holds nothing of a stage that was discarded', async () => {
    const stage = await (await DuckDbImportStages.inDataFolder(folder)).open();
    expect(await readdir(join(folder, 'staging'))).toHaveLength(1);
    await stage.discard();
    expect(await readdir(join(folder, 'staging'))).toEqual([]);
  });
});
