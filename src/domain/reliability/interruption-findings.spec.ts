import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLocalDate } from '../time/local-date';
import { interruptionFindings } from './interruption-findings';
import { DEFAULT_RELIABILITY, type InterruptionStep } from './interruption';
import { outage, request } from './reliability.fixture';
import { reliabilityOf } from './reliability';

const find = (...steps: InterruptionStep[]) => interruptionFindings(steps, () => 1000, DEFAULT_RELIABILITY);
const named = (
  start: string,
  minutes: number | null,
  customers: number | null,
  more: Partial<InterruptionStep> = {},
) => outage(start, minutes, customers, { interruptionId: 'A', ...more });

test('an ordinary interruption has none', () =>
  expect(find(named('2025-06-02 08:00', 60, 1000))).toEqual([]));

test.each([
  [
    'end-before-start',
    'rejected',
    named('2025-06-02 08:00', -1, 5),
    'ends before it starts: mend start or end',
  ],
  ['long', 'warning', named('2025-06-02 08:00', 7 * 1440 + 144, 5), 'lasts 7.1 days, more than 7'],
  [
    'customers-unknown',
    'warning',
    named('2025-06-02 08:00', 60, null),
    'customers unknown: listed, in no figure',
  ],
  [
    'customers-above-served',
    'warning',
    named('2025-06-02 08:00', 60, 1001),
    '1001 customers, but only 1000 are served',
  ],
  [
    'exclusion-unknown',
    'warning',
    named('2025-06-02 08:00', 60, 5, { exclusion: 'moon' }),
    '"moon" is no configured exclusion: not excluded',
  ],
])('%s is %s', (code, severity, step, message) => {
  expect(find(step)).toEqual([{ code, severity, interruptionIds: ['A'], message }]);
});

test('seven days are not long, zero minutes no mistake, a running one neither', () => {
  expect(find(named('2025-06-02 08:00', 7 * 1440, 5))).toEqual([]);
  expect(find(named('2025-06-02 08:00', 0, 5))).toEqual([]);
  expect(find(named('2025-06-02 08:00', null, 5))).toEqual([]);
  expect(find(named('2025-06-02 08:00', 60, 5, { exclusion: 'force-majeure' }))).toEqual([]);
});

test('customers served may be unknown', () => {
  expect(interruptionFindings([named('2025-06-02 08:00', 60, 9)], () => null, DEFAULT_RELIABILITY)).toEqual(
    [],
  );
});

test('the same record under two ids', () => {
  const a = named('2025-06-02 08:00', 60, 5);
  expect(find(a, { ...a, interruptionId: 'B' }, { ...a, step: 2 })).toEqual([
    {
      code: 'repeated-record',
      severity: 'warning',
      interruptionIds: ['A', 'B'],
      message: '2 interruptions agree in everything but their id',
    },
  ]);
});

describe('overlaps at one transformer', () => {
  const a = named('2025-06-02 08:00', 60, 5, { transformer: 'T' });
  const overlaps = (...steps: InterruptionStep[]) =>
    find(...steps)
      .filter(({ code }) => code === 'overlap')
      .map(({ interruptionIds }) => interruptionIds.join());

  test('found once a pair, the earlier first', () => {
    const b = outage('2025-06-02 08:30', 60, 6, { interruptionId: 'B', transformer: 'T' });
    expect(overlaps(b, a, { ...b, step: 2 })).toEqual(['A,B']);
    expect(find(a, b)).toEqual([
      {
        code: 'overlap',
        severity: 'warning',
        interruptionIds: ['A', 'B'],
        message: 'overlap at transformer T: its customers are counted once',
      },
    ]);
  });

  test('a running one overlaps all that follow', () => {
    const open = outage('2025-06-01 08:00', null, 6, { interruptionId: 'O', transformer: 'T' });
    expect(overlaps(open, a)).toEqual(['O,A']);
  });

  test('not where they meet, elsewhere, or among steps and reductions', () => {
    const at = (start: string, more: Partial<InterruptionStep>) =>
      outage(start, 60, 6, { interruptionId: 'B', transformer: 'T', ...more });
    expect(overlaps(a, at('2025-06-02 09:00', {}))).toEqual([]);
    expect(overlaps(a, at('2025-06-02 08:30', { transformer: 'U' }))).toEqual([]);
    expect(overlaps(a, at('2025-06-02 08:30', { transformer: null }))).toEqual([]);
    expect(overlaps(a, at('2025-06-02 08:30', { extent: 'reduction' }))).toEqual([]);
    expect(overlaps(a, { ...a, step: 2 })).toEqual([]);
  });
});

/*
 * 1,534 major outages of the US, 2000–2016, with gaps in every column. The expected counts were taken from the file by
 * another program (Python's csv). States differ in customers, so that one index over all says little: what is tested is
 * that nothing breaks and that every gap is named.
 */
const file = join(__dirname, '../../../../shared/data/us-major-outages/outage_flat.csv');

interface Row {
  step: InterruptionStep;
  totalCustomers: number | null;
}

/** Cells of a line; commas inside quotes do not part. */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => match[1] ?? match[2]);

const moment = (date: string, time: string): number | null =>
  date === '' || time === '' ? null : Date.parse(`${date.slice(0, 10)}T${time}Z`);
const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

function read(): { rows: Row[]; withoutStart: number } {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = cells(header);
  const records = lines.map((line) => {
    const values = cells(line);
    return (name: string) => values[columns.indexOf(name)];
  });
  const rows = records.flatMap((of, index): Row[] => {
    const startMs = moment(of('OUTAGE.START.DATE'), of('OUTAGE.START.TIME'));
    if (startMs === null) return [];
    const step = outage('2000-01-01 00:00', 0, numberOrNull(of('CUSTOMERS.AFFECTED')), {
      interruptionId: `US${index}`,
      startMs,
      endMs: moment(of('OUTAGE.RESTORATION.DATE'), of('OUTAGE.RESTORATION.TIME')),
      startDay: parseLocalDate(of('OUTAGE.START.DATE').slice(0, 10))!,
      cause: of('CAUSE.CATEGORY'),
      region: of('U.S._STATE'),
    });
    return [{ step, totalCustomers: numberOrNull(of('TOTAL.CUSTOMERS')) }];
  });
  return { rows, withoutStart: records.length - rows.length };
}

if (existsSync(file)) {
  describe('shared/data/us-major-outages', () => {
    const { rows, withoutStart } = read();
    const steps = rows.map(({ step }) => step);

    test('nine rows have no start; all others are taken', () => {
      expect([rows.length, withoutStart]).toEqual([1525, 9]);
    });

    test('every gap and outlier is a finding', () => {
      const found = rows.flatMap(({ step, totalCustomers }) =>
        interruptionFindings([step], () => totalCustomers, DEFAULT_RELIABILITY),
      );
      const count = (code: string) => found.filter((each) => each.code === code).length;
      expect(count('long')).toBe(82);
      expect(count('customers-above-served')).toBe(3);
      expect(count('end-before-start')).toBe(0);
      expect(count('customers-unknown')).toBe(steps.filter(({ customers }) => customers === null).length);
    });

    test('repeated records are found', () => {
      const repeated = interruptionFindings(steps, () => null, DEFAULT_RELIABILITY);
      expect(repeated.filter(({ code }) => code === 'repeated-record').length).toBeGreaterThanOrEqual(6);
    });

    test('the indices run through, and name what they had to leave out', () => {
      const period = { from: parseLocalDate('2000-01-01')!, until: parseLocalDate('2017-01-01')! };
      const all = request(steps, { period, covered: [period], served: () => 100_000_000 });
      const found = reliabilityOf({ ...all, cutOffMs: Date.parse('2017-01-01T00:00:00Z') });
      expect(found.kind).toBe('indices');
      expect(found.unknownCustomers).toHaveLength(steps.filter(({ customers }) => customers === null).length);
      expect(found.open).toHaveLength(steps.filter(({ endMs }) => endMs === null).length);
      const counted = steps.filter(({ customers }) => customers !== null);
      const sustained = counted.filter(({ startMs, endMs }) => endMs === null || endMs - startMs > 300_000);
      expect(found.kind === 'indices' && found.beforeExclusions.all).toMatchObject({
        events: sustained.length,
        momentaryEvents: counted.length - sustained.length,
        customersInterrupted: sustained.reduce((sum, { customers }) => sum + customers!, 0),
      });
    });
  });
} else {
  process.stderr.write('not run: the outages of ../shared/data/us-major-outages, which are not there\n');
}
