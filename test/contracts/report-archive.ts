import type { ReportArchive, ReportEdition } from '../../src/ports/report-archive';
import type { Storage } from './storage';

const edition = (given: Partial<ReportEdition> = {}): ReportEdition => ({
  id: 'management-2025-W23-1',
  kind: 'management',
  subject: '2025-W23',
  edition: 1,
  facts: '{"điện":"năng","quote":"\\""}',
  templateVersion: 'abc123',
  createdAt: new Date(Date.UTC(2025, 5, 9, 1, 2, 3, 456)),
  ...given,
});

const head = ({ facts: _facts, ...rest }: ReportEdition) => rest;

/** What every archive of reports does. */
export function describeReportArchive(name: string, prepare: () => Promise<Storage<ReportArchive>>): void {
  describe(`ReportArchive: ${name}`, () => {
    let storage: Storage<ReportArchive>;
    let archive: ReportArchive;
    beforeEach(async () => {
      storage = await prepare();
      archive = await storage.open();
    });
    afterEach(() => storage.remove());

    it('keeps editions and gives the latest', async () => {
      expect(await archive.latest('management', '2025-W23')).toBeNull();
      const second = edition({ id: 'management-2025-W23-2', edition: 2 });
      await archive.add(second);
      await archive.add(edition());
      archive = await storage.open();
      expect(await archive.latest('management', '2025-W23')).toEqual(second);
      expect(await archive.latest('press', '2025-W23')).toBeNull();
      expect(await archive.get('management-2025-W23-1')).toEqual(edition());
      expect(await archive.get('nothing')).toBeNull();
    });

    it('never replaces an edition', async () => {
      await archive.add(edition());
      await expect(archive.add(edition({ facts: '{}' }))).rejects.toThrow(
        /^cannot add edition 1 of management 2025-W23/,
      );
      const together = [1, 2, 3].map(() => archive.add(edition({ id: 'management-2025-W23-2', edition: 2 })));
      const settled = await Promise.allSettled(together);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await archive.get(edition().id))?.facts).toBe(edition().facts);
    });

    it('lists newest first, of one kind or all', async () => {
      const later = edition({
        id: 'press-a-1',
        kind: 'press',
        subject: 'a',
        createdAt: new Date(Date.UTC(2025, 6, 1)),
      });
      await archive.add(later);
      await archive.add(edition());
      expect(await archive.list(null, 9)).toEqual([head(later), head(edition())]);
      expect(await archive.list(null, 1)).toEqual([head(later)]);
      expect(await archive.list('management', 9)).toEqual([head(edition())]);
    });
  });
}
