import { around } from '../builders/around';
import type { TestHouse } from '../builders/house';
import { ImportRecords } from '../../src/ports/import-records';
import { ReadingStore } from '../../src/ports/reading-store';

const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** When the importing process is killed. */
export const MOMENTS = {
  'while the file is read': (house: TestHouse) =>
    around(house.get(ImportRecords), 'begin', 1, { after: () => setTimeout(die, 150) }),
  'before anything is written': (house: TestHouse) =>
    around(house.get(ReadingStore), 'write', 1, { before: die }),
  'while a part is written': (house: TestHouse) =>
    around(house.get(ReadingStore), 'write', 2, { before: () => setTimeout(die, 2) }),
  'between two parts': (house: TestHouse) => around(house.get(ReadingStore), 'write', 1, { after: die }),
  'before the import is closed': (house: TestHouse) =>
    around(house.get(ImportRecords), 'finish', 1, { before: die }),
};
export type Moment = keyof typeof MOMENTS;
