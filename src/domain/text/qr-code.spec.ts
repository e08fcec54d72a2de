import { checkCodewords, qrModules } from './qr-code';

const drawn = (text: string): string[] =>
  qrModules(text)!.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));

describe('QR codes', () => {
  it('have the check codewords of the published example, HELLO WORLD at 1-M (thonky.com)', () => {
    const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    expect(checkCodewords(data)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
  });

  // read back as "case-000001" by the reader zbarimg 0.23
  it('stand as a reader has read them', () => {
    expect(drawn('case-000001')).toEqual([
      '#######..##.#.#######',
      '#.....#.#..#..#.....#',
      '#.###.#.....#.#.###.#',
      '#.###.#...#.#.#.###.#',
      '#.###.#.##..#.#.###.#',
      '#.....#..##.#.#.....#',
      '#######.#.#.#.#######',
      '.........####........',
      '#.#.#.#....#....#..#.',
      '####...##.#..#..##.##',
      '.#.#..####..#.#.#####',
      '###.....###..#.#....#',
      '###..##.##..##..##..#',
      '........##.#.#..##.##',
      '#######..###..#.##.##',
      '#.....#..#####.#....#',
      '#.###.#.##.#.#..#....',
      '#.###.#..#.#.#..#..#.',
      '#.###.#.###.#.#.###.#',
      '#.....#......#...#.#.',
      '#######.###.##.#...##',
    ]);
  });

  it('hold up to fourteen bytes, and nothing that is longer', () => {
    expect(qrModules('12345678901234')).toHaveLength(21);
    expect(qrModules('123456789012345')).toBeNull();
    expect(qrModules('đđđđđđđđ')).toBeNull();
    expect(drawn('')).not.toEqual(drawn('0'));
  });
});
