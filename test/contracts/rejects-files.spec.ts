import { CsvRejectsFiles } from '../../src/adapters/rejects-csv/csv-rejects-files';
import { describeRejectsFiles } from './rejects-files';
import { inFolder } from './storage';

describeRejectsFiles('CSV', () => inFolder(async (folder) => new CsvRejectsFiles(folder)));
