import { outage, request } from './reliability.fixture';
import { reliabilityOf } from './reliability';

const all = (...steps: ReturnType<typeof outage>[]) => {
  const found = reliabilityOf(request(steps));
  if (found.kind !== 'indices') throw new Error(`withheld: ${JSON.stringify(found.withheld)}`);
  return found.beforeExclusions.all;
};

describe('customers of one transformer who are out already are counted once', () => {
  const first = outage('2025-06-02 08:00', 60, 100, { interruptionId: 'A', transformer: 'T1' });

  test('a repeated record adds nothing', () => {
    expect(all(first, { ...first, interruptionId: 'B' })).toMatchObject({
      customerMinutes: 6000,
      customersInterrupted: 100,
    });
  });

  test('one that lasts longer adds the minutes beyond, and the customers who were not out yet', () => {
    const second = outage('2025-06-02 08:30', 60, 120, { interruptionId: 'B', transformer: 'T1' });
    expect(all(first, second)).toMatchObject({
      customerMinutes: 6000 + 100 * 30 + 20 * 60,
      customersInterrupted: 120,
    });
  });

  test('one that begins when the first ends is a new one, and so is one elsewhere', () => {
    const after = outage('2025-06-02 09:00', 60, 100, { interruptionId: 'B', transformer: 'T1' });
    expect(all(first, after).customersInterrupted).toBe(200);
    const elsewhere = outage('2025-06-02 08:30', 60, 100, { interruptionId: 'B', transformer: 'T2' });
    expect(all(first, elsewhere).customersInterrupted).toBe(200);
    const nowhere = outage('2025-06-02 08:30', 60, 100, { interruptionId: 'B' });
    expect(all({ ...first, transformer: null }, nowhere).customersInterrupted).toBe(200);
  });

  test('steps of one interruption are other customers', () => {
    expect(all(first, { ...first, step: 2 }).customersInterrupted).toBe(200);
  });

  test('whatever the order of the rows', () => {
    const second = outage('2025-06-02 08:30', 60, 120, { interruptionId: 'B', transformer: 'T1' });
    expect(all(second, first)).toEqual(all(first, second));
    const third = outage('2025-06-02 08:45', 5, 50, { interruptionId: 'C', transformer: 'T1' });
    const rows = [first, second, third];
    const whole = all(...rows);
    for (const [a, b, c] of [
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      expect(all(rows[a], rows[b], rows[c])).toEqual(whole);
    }
  });

  test('records of one outage that differ in customers count as the one with most', () => {
    const record = (interruptionId: string, customers: number) => ({ ...first, interruptionId, customers });
    expect(all(record('A', 100), record('B', 120), record('C', 120))).toMatchObject({
      customerMinutes: 120 * 60,
      customersInterrupted: 120,
    });
    expect(all(record('A', 120), record('B', 100), record('C', 110)).customersInterrupted).toBe(120);
  });

  test('of several that run the one that lasts longest counts, wherever it stands', () => {
    const long = outage('2025-06-02 08:10', 120, 100, { interruptionId: 'L', transformer: 'T1' });
    const third = outage('2025-06-02 08:50', 120, 100, { interruptionId: 'C', transformer: 'T1' });
    // 60 minutes of the first, 70 beyond it, 40 beyond those
    expect(all(first, long, third).customerMinutes).toBe(100 * (60 + 70 + 40));
    const larger = { ...first, customers: 150 };
    expect(all(larger, long, third).customerMinutes).toBe(150 * 60 + 100 * (70 + 40));
    // the long one first, then 50 more for 50 minutes
    const [early, more] = [
      outage('2025-06-02 08:00', 130, 100, { interruptionId: 'E', transformer: 'T1' }),
      outage('2025-06-02 08:10', 50, 150, { interruptionId: 'M', transformer: 'T1' }),
    ];
    expect(all(early, more, third).customerMinutes).toBe(100 * 130 + 50 * 50 + 100 * 40);
  });

  test('the longest of several counts', () => {
    const long = outage('2025-06-02 08:00', 120, 100, { interruptionId: 'L', transformer: 'T1' });
    const third = outage('2025-06-02 08:50', 100, 100, { interruptionId: 'C', transformer: 'T1' });
    expect(all(long, first, third).customerMinutes).toBe(12_000 + 100 * 30);
  });
});
