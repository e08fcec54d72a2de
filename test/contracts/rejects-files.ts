import { readFile } from 'node:fs/promises';
import type { RejectsFiles } from '../../src/ports/rejects-file';
import type { Storage } from './storage';

/** What every keeper of rejects files does. */
export function describeRejectsFiles(name: string, prepare: () => Promise<Storage<RejectsFiles>>): void {
  describe(`RejectsFiles: ${name}`, () => {
    let storage: Storage<RejectsFiles>;
    let files: RejectsFiles;
    beforeEach(async () => {
      storage = await prepare();
      files = await storage.open();
    });
    afterEach(() => storage.remove());

    it('leaves no file where nothing was rejected', async () => {
      expect(await (await files.open('import-1', 'a,b')).close()).toBeNull();
      expect(await files.pathOf('import-1')).toBeNull();
    });

    it('keeps rows as they were, with line and reason in front', async () => {
      const writer = await files.open('import-2', 'usage_point_id,"day"');
      await writer.reject(3, 'the day "31/02" does not exist', 'PA01,"31/02"');
      await writer.reject(12, 'điểm đo chưa biết', '=1+1,"two\nlines"');
      expect(await files.pathOf('import-2')).toBeNull();
      const path = await writer.close();
      expect(await files.pathOf('import-2')).toBe(path);
      expect(await readFile(path!, 'utf8')).toBe(
        'line,reason,usage_point_id,"day"\n' +
          '3,"the day ""31/02"" does not exist",PA01,"31/02"\n' +
          '12,"điểm đo chưa biết",=1+1,"two\nlines"\n',
      );
    });

    it.each(['=cmd()', '+1', '-1', '@x', '\tx'])(
      'gives a spreadsheet no formula to run: %j',
      async (reason) => {
        const writer = await files.open('import-3', 'a');
        await writer.reject(2, reason, 'x');
        expect(await readFile((await writer.close())!, 'utf8')).toContain(`2,"'${reason}",x\n`);
      },
    );

    it('replaces the file of the same import', async () => {
      for (const reason of ['first', 'second']) {
        const writer = await files.open('import-4', 'a');
        await writer.reject(2, reason, 'x');
        await writer.close();
      }
      expect(await readFile((await files.pathOf('import-4'))!, 'utf8')).toBe('line,reason,a\n2,"second",x\n');
    });

    it('takes many rows', async () => {
      const writer = await files.open('import-5', 'a');
      for (let line = 2; line < 12_347; line++) await writer.reject(line, 'r', `row ${line}`);
      const text = await readFile((await writer.close())!, 'utf8');
      expect(text.split('\n')).toHaveLength(12_345 + 2);
      expect(text.endsWith('12346,"r",row 12346\n')).toBe(true);
    });

    it.each(['../import-1', 'a/b', '', '..', 'a.csv'])('never leaves its folder: %j', async (importId) => {
      expect(await files.pathOf(importId)).toBeNull();
      await expect(files.open(importId, 'a')).rejects.toThrow(/^cannot write/);
    });
  });
}
