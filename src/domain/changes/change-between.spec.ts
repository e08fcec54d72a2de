import type { Boundary } from '../metering/period';
import { bandsFor } from './bands';
import {
  changeBetween,
  DEFAULT_QUARTERLY_BELOW_KWH,
  type ChangeCircumstances,
  type ComparedEnergy,
} from './change-between';

const ORDINARY: ChangeCircumstances = {
  hindrance: null,
  readMonthly: false,
  quarterlyBelowKwh: DEFAULT_QUARTERLY_BELOW_KWH,
};
const MONTHLY: ChangeCircumstances = { ...ORDINARY, readMonthly: true };

const edge = (day: number, kwh: number): Boundary => ({
  day,
  valueWh: 1000 * kwh,
  meter: 0,
  estimated: false,
});

/** A period that is known from its two registers. */
const known = (billedKwh: number, more: Partial<ComparedEnergy> = {}): ComparedEnergy => ({
  billedKwh,
  basis: 'registers',
  gap: null,
  start: edge(99, 1000),
  end: edge(129, 1000 + billedKwh),
  ...more,
});

/** A period of which there is no figure. */
const unknown = (gap: ComparedEnergy['gap'], more: Partial<ComparedEnergy> = {}): ComparedEnergy => ({
  billedKwh: null,
  basis: null,
  gap,
  start: null,
  end: null,
  ...more,
});

const between = (current: ComparedEnergy, previous: ComparedEnergy | null, known = ORDINARY) =>
  changeBetween(current, previous, known);

describe('the 30 % rule on two periods', () => {
  test('both known: the whole billed kWh are compared', () => {
    expect(between(known(130), known(100))).toMatchObject({
      outcome: 'compared',
      reason: null,
      flagged: true,
      changePercent: 30,
    });
    expect(between(known(129), known(100))).toMatchObject({ flagged: false, changePercent: 29 });
    expect(between(known(13, { basis: 'summed-days' }), known(10)).flagged).toBe(true);
  });

  test('another threshold comes in by its bands', () =>
    expect(changeBetween(known(120), known(100), ORDINARY, bandsFor(20)).band?.name).toBe('up-20-50'));

  test('what the caller knows goes before the figures', () => {
    const changed: ChangeCircumstances = { ...ORDINARY, hindrance: 'customer-changed' };
    const fresh: ChangeCircumstances = { ...ORDINARY, hindrance: 'new-customer' };
    expect(between(known(500), known(100), changed).reason).toBe('customer-changed');
    expect(between(known(500, { basis: 'estimated' }), null, fresh).reason).toBe('new-customer');
  });

  test('an estimated boundary on either side is not compared (ruling C2)', () => {
    const estimated = known(500, { basis: 'estimated' });
    expect(between(estimated, known(100))).toMatchObject({
      outcome: 'not-comparable',
      reason: 'estimated-boundary',
      flagged: false,
    });
    expect(between(known(100), estimated).reason).toBe('estimated-boundary');
    expect(between(estimated, null).reason).toBe('estimated-boundary');
  });

  test('no period before, or none that is known: the base is missing', () => {
    expect(between(known(100), null).reason).toBe('missing-base');
    expect(between(known(100), unknown('end-missing')).reason).toBe('missing-base');
  });
});

describe('the period itself is not known', () => {
  test('it is missing, whatever stood before', () => {
    expect(between(unknown('end-missing'), known(100)).reason).toBe('missing-current');
    expect(between(unknown('days-missing'), null).reason).toBe('missing-current');
  });

  test('the register between two periods is missing, those around them are there: read as one', () => {
    const current = unknown('start-missing', { end: edge(129, 1240) });
    const before = unknown('end-missing', { start: edge(69, 1000) });
    expect(between(current, before).reason).toBe('joint-reading');
    expect(between({ ...current, end: null }, before).reason).toBe('missing-current');
    expect(between(current, { ...before, start: null }).reason).toBe('missing-current');
    expect(between(current, null).reason).toBe('missing-current');
    expect(between({ ...current, gap: 'end-missing' }, before).reason).toBe('missing-current');
  });

  test.each([
    ['the register at its end is missing', unknown('end-missing'), known(14), 'quarterly-reading'],
    ['the register at its start is missing', unknown('start-missing'), known(14), 'quarterly-reading'],
    ['nothing is known of before either', unknown('end-missing'), null, 'quarterly-reading'],
    ['15 kWh a month are read every month', unknown('end-missing'), known(15), 'missing-current'],
    ['it is no reading that is missing', unknown('days-missing'), known(14), 'missing-current'],
  ])('read once a month: %s', (_name, current, previous, reason) =>
    expect(between(current, previous, MONTHLY).reason).toBe(reason),
  );

  test('a point that is read daily is not read every three months', () =>
    expect(between(unknown('end-missing'), known(14)).reason).toBe('missing-current'));

  test('a small one that was read for two periods at once is quarterly, a large one joint', () => {
    const current = unknown('start-missing', { end: edge(129, 1240) });
    const before = unknown('end-missing', { start: edge(69, 1000) });
    expect(between(current, before, MONTHLY).reason).toBe('quarterly-reading');
    expect(between(current, known(200), MONTHLY).reason).toBe('joint-reading');
  });
});
