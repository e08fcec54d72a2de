import { pauseBefore, READING, retryAfterMs, WRITING } from './patience';

describe('patience', () => {
  const doubling = { ...WRITING, firstPauseMs: 100, longestPauseMs: 1000 };

  it.each([
    [2, 100],
    [3, 200],
    [4, 400],
    [5, 800],
    [6, 1000],
    [60, 1000],
  ])('pauses before attempt %i for %i ms, or as little as half of it by chance', (attempt, ms) => {
    expect(pauseBefore(attempt, doubling, 0, 0)).toBe(ms);
    expect(pauseBefore(attempt, doubling, 0, 1)).toBe(ms / 2);
  });

  it('never comes back before the moment the server asked for', () => {
    expect(pauseBefore(2, doubling, 750, 1)).toBe(750);
  });

  it('reads Retry-After as seconds or as a date', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(retryAfterMs('3', now)).toBe(3000);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:10 GMT', now)).toBe(10_000);
    for (const nothing of [undefined, '', 'soon', '-4', 'Wed, 31 Dec 2025 00:00:00 GMT'])
      expect(retryAfterMs(nothing, now)).toBe(0);
  });

  it('outlasts a minute of silence when writing, and gives up soon when somebody waits', () => {
    expect(WRITING.outlastsSilence && WRITING.attempts * WRITING.silenceMs > 60_000).toBe(true);
    expect(READING.outlastsSilence || READING.silenceMs >= 60_000).toBe(false);
  });
});
