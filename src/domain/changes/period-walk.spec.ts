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
    ['an edge that is missing', '_ 110 120 135 136'],
    ['an edge that the source has estimated', '100 110 120 e135 136'],
    ['a doubted edge', '100 110 120 s135 136'],
    ['another meter at the end', '100@1 110@1 5@2 20@2 21@2'],
    ['a counter that ends lower', '99990 99999 10 20 30'],
  ])('%s is not ordinary', (_name, row) => expect(energy(walk(row))).toBeNull());

  test.each([
    ['another meter in between', '100@1 110@1 5@2 135@1 136@1'],
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

  test('days beyond the period and the one after it are not looked at', () => {
    const walked = walk('100 110 120 135 136');
    walked.take(fleetDay(14, '1'));
    walked.take(fleetDay(8, '900'));
    expect([walked.received[0], walked.laterFits[0], walked.isEven(0)]).toEqual([3, 1, true]);
  });
});
