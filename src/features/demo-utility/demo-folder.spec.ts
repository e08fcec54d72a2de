import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder, refuseForeignFolder, removeDemo } from './demo-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gridbrief-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder of the simulated utility', () => {
  it('is refused where other data lie, and nothing of them is touched', () => {
    writeFileSync(join(folder, 'records.duckdb'), 'real');
    for (const attempt of [claimFolder, removeDemo, refuseForeignFolder])
      expect(() => attempt(folder)).toThrow(/holds other data; name a folder of its own with --data/);
    expect(readdirSync(folder)).toEqual(['records.duckdb']);
  });

  it('is marked before anything is made, and may then be made anew', () => {
    const own = join(folder, 'demo');
    claimFolder(own);
    writeFileSync(join(own, 'records.duckdb'), 'simulated');
    claimFolder(own);
    removeDemo(own);
    expect(existsSync(own)).toBe(false);
  });
});
