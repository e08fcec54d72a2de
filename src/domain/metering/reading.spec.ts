import {
  Channel,
  CHANNELS,
  isGood,
  isMeasured,
  isSuspect,
  Quality,
  QUALITY_NAMES,
  qualityOf,
  SUSPECT_BIT,
} from './reading';

describe('the quality byte (M5, M9)', () => {
  const BYTES = [0, Quality.Estimated, Quality.Manual, Quality.Measured, Quality.Measured | SUSPECT_BIT];

  it('is good where a value is stored and no doubt stands against it', () =>
    expect(BYTES.map(isGood)).toEqual([false, true, true, true, false]));

  it('is measured where it is good and read from the meter', () =>
    expect(BYTES.map(isMeasured)).toEqual([false, false, false, true, false]));

  it('keeps the source’s word under the doubt', () => {
    expect(BYTES.map(isSuspect)).toEqual([false, false, false, false, true]);
    expect(qualityOf(Quality.Substituted | SUSPECT_BIT)).toBe(Quality.Substituted);
  });

  it('names ranks and channels by their number', () => {
    expect(QUALITY_NAMES[Quality.Substituted]).toBe('substituted');
    expect(QUALITY_NAMES.indexOf('measured')).toBe(Quality.Measured);
    expect(CHANNELS[Channel.Export]).toBe('export');
    expect(CHANNELS.indexOf('interval-energy')).toBe(Channel.IntervalEnergy);
  });
});
