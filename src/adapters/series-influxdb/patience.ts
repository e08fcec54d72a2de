/** How long and how often a request is tried. */
export interface Patience {
  /** how often a request is sent at most */
  attempts: number;
  /** pause before the second attempt; each further one is twice as long */
  firstPauseMs: number;
  /** no pause is longer, not even when the server asks for one: then the request is given up */
  longestPauseMs: number;
  /** silence of the server after which an attempt is given up */
  silenceMs: number;
  /** whether a server that was silent for so long is asked again */
  outlastsSilence: boolean;
}

/** Imports wait for a server that restarts or stands still for up to a minute; every write may be repeated. */
export const WRITING: Patience = {
  attempts: 8,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  silenceMs: 30_000,
  outlastsSilence: true,
};

/** Somebody waits for an answer, so a server that is not there is said soon. */
export const READING: Patience = {
  attempts: 3,
  firstPauseMs: 250,
  longestPauseMs: 2_000,
  silenceMs: 20_000,
  outlastsSilence: false,
};

/** A search through a whole fleet is silent until it has found: 7 s for 200,000 usage points, and in proportion. */
export const SEARCHING: Patience = { ...READING, silenceMs: 600_000 };

/**
 * The pause before the next attempt in ms: doubled each time and shortened by chance (by up to half), so that many
 * clients do not come back at once; never below what the server asked for.
 */
export function pauseBefore(attempt: number, patience: Patience, askedMs: number, chance: number): number {
  const doubled = Math.min(patience.firstPauseMs * 2 ** (attempt - 2), patience.longestPauseMs);
  return Math.max(askedMs, doubled * (1 - chance / 2));
}

/** `Retry-After` in ms: seconds or a date; 0 where there is none. */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  if (header === undefined || header.trim() === '') return 0;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - nowMs : seconds * 1000;
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
