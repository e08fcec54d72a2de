import { coverage } from './finding';

describe('coverage', () => {
  it.each([
    [3, 4, 0.75],
    [0, 5, 0],
    [5, 5, 1],
  ])('%i of %i expected', (received, expected, ratio) =>
    expect(coverage(received, expected)).toEqual({ received, expected, ratio }),
  );

  it('of nothing expected is not known, neither full nor empty', () =>
    expect(coverage(0, 0)).toEqual({ received: 0, expected: 0, ratio: null }));
});
