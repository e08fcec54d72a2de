import {
  changeText,
  coverageText,
  numberText,
  percentText,
  pointsText,
  signedPercentText,
  signedText,
} from './number-text';

describe('numbers', () => {
  test.each([
    [1234.5, 1, '1.234,5', '1,234.5'],
    [18983.9, 1, '18.983,9', '18,983.9'],
    [1234567, 0, '1.234.567', '1,234,567'],
    [999.5, 0, '1.000', '1,000'],
    [100, 0, '100', '100'],
    [0.05, 1, '0,1', '0.1'],
    [-1234.5, 0, '−1.235', '−1,235'],
    [-0.04, 1, '0,0', '0.0'],
    [-0, 0, '0', '0'],
    [2204.0655, 4, '2.204,0655', '2,204.0655'],
    [0.001, 3, '0,001', '0.001'],
    [3, 2, '3,00', '3.00'],
  ])('%d with %i places: %s, %s', (value, places, vi, en) => {
    expect(numberText(value, 'vi', places)).toBe(vi);
    expect(numberText(value, 'en', places)).toBe(en);
  });

  test('with their sign', () => {
    expect(signedText(3.7, 'vi', 1)).toBe('+3,7');
    expect(signedText(-3.7, 'en', 1)).toBe('−3.7');
    expect(signedText(0.04, 'vi', 1)).toBe('0,0');
    expect(signedText(0, 'vi')).toBe('0');
  });
});

describe('percents', () => {
  test('one decimal', () => {
    expect(percentText(38.06, 'vi')).toBe('38,1%');
    expect(percentText(38.05, 'en')).toBe('38.1%');
    expect(signedPercentText(0.28, 'vi')).toBe('+0,3%');
    expect(signedPercentText(-12, 'en')).toBe('−12.0%');
    expect(pointsText(16.1, 'vi')).toBe('+16,1\u00a0điểm phần trăm');
    expect(pointsText(-1, 'en')).toBe('−1.0\u00a0percentage points');
  });

  test.each([
    [6.1, 'tăng 6,1%', 'up 6.1%'],
    [-6.14, 'giảm 6,1%', 'down 6.1%'],
    [0, 'không đổi', 'unchanged'],
    [0.049, 'không đổi', 'unchanged'],
    [-0.049, 'không đổi', 'unchanged'],
    [0.05, 'tăng 0,1%', 'up 0.1%'],
    [-0.05, 'giảm 0,1%', 'down 0.1%'],
  ])('%d: %s, %s (reports.md: below 0,05 % nothing has changed)', (percent, vi, en) => {
    expect(changeText(percent, 'vi')).toBe(vi);
    expect(changeText(percent, 'en')).toBe(en);
  });

  test.each([
    [1, '100,0%'],
    [0.9996, '99,9%'],
    [0.9496, '94,9%'],
    [0.95, '95,0%'],
    [0.987, '98,7%'],
    [2 / 3, '66,6%'],
    [0, '0,0%'],
  ])('coverage %d reads %s: cut, never rounded up to complete', (ratio, text) => {
    expect(coverageText(ratio, 'vi')).toBe(text);
  });

  test('coverage of nothing', () => {
    expect(coverageText(null, 'vi')).toBe('không có');
    expect(coverageText(null, 'en')).toBe('none');
  });
});
