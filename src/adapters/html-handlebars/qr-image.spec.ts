import { qrSvg } from './qr-image';

/** Dark modules as `x,y`, the quiet zone included. */
const darkIn = (svg: string): Set<string> =>
  new Set(Array.from(svg.matchAll(/M(\d+),(\d+)l/g), ([, x, y]) => `${x},${y}`));

describe('QR codes', () => {
  it('have a finder in three corners behind a quiet zone of four modules', () => {
    const svg = qrSvg('case-000001');
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 29 29"/);
    const dark = darkIn(svg);
    for (const [left, top] of [
      [4, 4],
      [18, 4],
      [4, 18],
    ])
      for (let step = 0; step < 7; step++) {
        expect(dark.has(`${left + step},${top}`)).toBe(true);
        expect(dark.has(`${left},${top + step}`)).toBe(true);
      }
    for (const place of dark) expect(place).toMatch(/^([4-9]|1\d|2[0-4]),([4-9]|1\d|2[0-4])$/);
  });

  it('differ with their text, and grow with it', () => {
    expect(darkIn(qrSvg('case-000001'))).not.toEqual(darkIn(qrSvg('case-000002')));
    expect(qrSvg('case-of-a-usage-point-with-a-long-name-000001')).toMatch(/viewBox="0 0 (37|41) /);
  });
});
