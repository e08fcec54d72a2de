import { degreeSides, type DegreeSearch } from './degree-sides';

const search: DegreeSearch = {
  cooling: { from: 18, to: 20, step: 0.5 },
  heating: { from: 16, to: 18, step: 1 },
  minDaysBeyond: 2,
  minTValue: 2,
};
const days = (...means: number[]) => means.map((mean, day) => ({ day, energy: 1, temperatures: [mean] }));

describe('possible balance points', () => {
  test('run from end to end by steps, both ends inclusive', () => {
    const balances = (kind: 'cooling' | 'heating') =>
      degreeSides(days(0, 0, 40, 40), kind, search).map(({ balance }) => balance);
    expect(balances('cooling')).toEqual([18, 18.5, 19, 19.5, 20]);
    expect(balances('heating')).toEqual([16, 17, 18]);
  });

  test('have the degrees beyond them, above for cooling and below for heating', () => {
    const [cooling] = degreeSides(days(17, 18, 19, 20.5), 'cooling', search);
    expect([cooling.kind, cooling.days, ...cooling.degrees]).toEqual(['cooling', 2, 0, 0, 1, 2.5]);
    const [heating] = degreeSides(days(17, 16, 15, 13.5), 'heating', search);
    expect([heating.kind, heating.days, ...heating.degrees]).toEqual(['heating', 2, 0, 0, 1, 2.5]);
  });

  test('add degrees hour by hour: a day whose mean is below has hours above', () => {
    const hourly = [
      { day: 0, energy: 1, temperatures: [10, 20] },
      { day: 1, energy: 1, temperatures: [20, 22] },
    ];
    expect([...degreeSides(hourly, 'cooling', search)[0].degrees]).toEqual([1, 3]);
  });

  test('need enough days beyond them; the first and the last that have them are the edge', () => {
    const found = degreeSides(days(15, 18.7, 19.2, 19.8, 19.9), 'cooling', search);
    expect(found.map(({ balance, days: beyond, atEdge }) => [balance, beyond, atEdge])).toEqual([
      [18, 4, true],
      [18.5, 4, false],
      [19, 3, false],
      [19.5, 2, true],
    ]);
  });

  test('there are none where a side is not searched', () =>
    expect(degreeSides(days(30, 31), 'heating', { ...search, heating: null })).toEqual([]));
});
