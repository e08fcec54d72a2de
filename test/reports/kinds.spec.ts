import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_KINDS } from '../../src/reports/report-kinds';
import { REPOSITORY } from '../builders/house';

const folders = readdirSync(join(REPOSITORY, 'src', 'reports', 'kinds'));

describe('report kinds', () => {
  it.each(folders)('the folder %s is in the list of kinds', (folder) => {
    expect(REPORT_KINDS.map(({ name }) => name)).toContain(folder);
  });

  it.each(REPORT_KINDS.map(({ name }) => name))('the kind %s has its folder and its page', (name) => {
    expect(folders).toContain(name);
    expect(existsSync(join(REPOSITORY, 'templates', name, 'page.hbs'))).toBe(true);
  });

  it.each(REPORT_KINDS)('$name says what it lacks when nothing is asked for', (kind) => {
    expect(() => kind.requestFrom({})).toThrow(/give it like/);
  });
});
