import type { FleetValues } from '../metering/area-load';
import { UNRECORDED_METER } from '../metering/meter';
import { ordinaryEnergy, PeriodWalk } from './period-walk';

/** One day of three points: `100 110@2 e5`; `_` missing, `e` estimated, `s` suspect, `@` the meter. */
function fleetDay(day: number, text: string): FleetValues {
  const cells = text.split(' ').map((cell) => /^([es]?)(\d+|_)(?:@(\d))?$/.exec(cell)!);
  const quality = ([, mark, kwh]: RegExpExecArray): number =>
    kwh === '_' ? 0 : mark === 'e' ? 1 : mark === 's' ? 0x84 : 4;
  return {
    day,
    valueWh: Float64Array.from(cells, ([, , kwh]) => (kwh === '_' ? NaN : Number(kwh) * 1000)),
    meter: Uint8Array.from(cells, ([, , , meter]) => Number(meter ?? 0)),
    quality: Uint8Array.from(cells, quality),
  };
}

/** Walks days 10 to 12 of the points of these rows, from the register of day 9 on to that of day 13. */
function walk(...rows: string[]): PeriodWalk {
  const days = rows.map((row) => row.split(' '));
  const walked = new PeriodWalk(
    Int32Array.from(rows, (_, key) => key),
    { from: 10, until: 13 },
  );
  for (let at = 0; at < 5; at++) walked.take(fleetDay(9 + at, days.map((cells) => cells[at]).join(' ')));
  return walked;
}

const energy = (walked: PeriodWalk, place = 0) => ordinaryEnergy(walked.start!, walked.end!, place, []);

describe('the walk through the fleet', () => {
  test('edges give the energy, the days between the coverage and the evidence', () => {
    const walked = walk('100 110 120 135 136', '100 _ s500 130 129');
    expect([energy(walked, 0), energy(walked, 1)]).toEqual([
      { energyWh: 35_000, billedKwh: 35 },
      { energyWh: 30_000, billedKwh: 30 },
    ]);
    expect([...walked.received]).toEqual([3, 1]);
    expect([...walked.daysMeasured]).toEqual([1, 0]);
    expect([...walked.edgesMeasured]).toEqual([1, 1]);
    expect([...walked.laterFits]).toEqual([1, 0]);
    expect([walked.isEven(0), walked.isEven(1)]).toEqual([true, true]);
  });

  test.each([
    ['a counter that stands still', '100 100 100 100 100'],
    ['a meter that is named', '100@1 110@1 120@1 135@1 136@1'],
  ])('%s is ordinary and even', (_name, row) => {
    expect(energy(walk(row))).not.toBeNull();
    expect(walk(row).isEven(0)).toBe(true);
  });

  test('a counter that stands still has used nothing', () =>
    expect(energy(walk('100 100 100 100 100'))).toEqual({ energyWh: 0, billedKwh: 0 }));

  test('an edge is measured or not, apart from the days within', () => {
    const walked = walk('e100 110 120 135 _', '100 110 120 e135 _', '100 e110 120 135 _', '_ 110 120 135 _');
    expect([...walked.edgesMeasured]).toEqual([0, 0, 1, 0]);
    expect([...walked.daysMeasured]).toEqual([1, 0, 0, 1]);
  });

  test.each([
    ['at the same counter', '135@1', 1],
    ['below it', '134@1', 0],
    ['of another meter', '136@2', 0],
    ['that is doubted', 's136@1', 0],
    ['that is missing', '_', 0],
  ])('a later register %s', (_name, later, fits) =>
    expect(walk(`100@1 110@1 120@1 135@1 ${later}`).laterFits[0]).toBe(fits),
  );

  test('an edge whose day was not walked is not there', () => {
    const walked = new PeriodWalk(Int32Array.of(0), { from: 10, until: 13 });
    walked.take(fleetDay(9, '100'));
    walked.take(fleetDay(11, '110'));
    expect([walked.start?.day, walked.end]).toEqual([9, null]);
  });

  test.each([
    ['an edge that is missing', '_ 110 120 135 136'],
    ['an edge that the source has estimated', '100 110 120 e135 136'],
    ['a doubted edge', '100 110 120 s135 136'],
    ['another meter at the end', '100@1 110@1 5@2 20@2 21@2'],
    ['a counter that ends lower', '99990 99999 10 20 30'],
    ['a serial that only one edge names', '100 110@1 120@1 135@1 136@1'],
  ])('%s is not ordinary', (_name, row) => expect(energy(walk(row))).toBeNull());

  test.each([
    ['another meter in between', '100@1 110@1 5@2 135@1 136@1'],
    ['another meter in between that stands higher', '100@1 110@1 115@2 135@1 136@1'],
    ['another meter in between that stands as high', '100@1 110@1 110@2 110@1 111@1'],
    ['a fall in between', '100 110 5 135 136'],
  ])('%s is uneven', (_name, row) => expect(walk(row).isEven(0)).toBe(false));

  test('an exchange between the edges is not ordinary', () => {
    const walked = walk('100 110 120 135 136');
    const [old, fresh] = [
      { ...UNRECORDED_METER, ordinal: 1, serial: 'A', removedDay: 11, removedWh: 125_000 },
      { ...UNRECORDED_METER, ordinal: 2, serial: 'B', installedDay: 11, installedWh: 0 },
    ];
    expect(ordinaryEnergy(walked.start!, walked.end!, 0, [old, fresh])).toBeNull();
  });

  test('a rollover is not ordinary, nor is a serial behind current transformers that has no meter row', () => {
    const rolled = walk('99990@1 99999@1 10@1 20@1 30@1');
    const five = { ...UNRECORDED_METER, ordinal: 1, serial: 'A', digits: 5 };
    expect(ordinaryEnergy(rolled.start!, rolled.end!, 0, [five])).toBeNull();
    const unknown = walk('100@2 110@2 120@2 135@2 136@2');
    const behind = { ...UNRECORDED_METER, ordinal: 1, serial: 'A', multiplier: 40 };
    expect(ordinaryEnergy(unknown.start!, unknown.end!, 0, [behind])).toBeNull();
  });

  test('days before the register it starts from, and beyond the one after it, are not looked at', () => {
    const walked = new PeriodWalk(Int32Array.of(0), { from: 10, until: 13 });
    ['e900', '100', '110', '120', '135', '136', '1'].forEach((cell, at) =>
      walked.take(fleetDay(8 + at, cell)),
    );
    expect([walked.received[0], walked.laterFits[0], walked.isEven(0)]).toEqual([3, 1, true]);
    expect([walked.edgesMeasured[0], energy(walked)?.billedKwh]).toEqual([1, 35]);
  });
});
