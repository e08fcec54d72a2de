import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../builders/house';

/** Real data lie beside the project, never in it. */
export const GIVEN_DATA = join(REPOSITORY, '..', 'shared', 'data');

export const givenFile = (...parts: string[]): string => join(GIVEN_DATA, ...parts);

/** Collects a suite only where its data are; elsewhere one notice says what was not tried. */
export function describeWithData(folder: string, name: string, suite: () => void): void {
  if (existsSync(givenFile(folder))) {
    describe(name, suite);
    return;
  }
  process.stderr.write(`not tried, since ../shared/data/${folder} is absent: ${name}\n`);
  describe(name, () => {
    it('is collected only where its data are', () => expect(existsSync(givenFile(folder))).toBe(false));
  });
}
