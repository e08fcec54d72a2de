/** `info` is kept for the record, `warning` used and shown, `suspect` kept but not used until cleared, `rejected` not stored. */
export type Severity = 'info' | 'warning' | 'suspect' | 'rejected';

/** Findings of one kind, counted, with the first one met as an example. */
export interface FindingCount {
  code: string;
  severity: Severity;
  count: number;
  example: { line: number | null; message: string };
}

/** Received ÷ expected usage-point days. `ratio` is null where nothing was expected. */
export interface Coverage {
  received: number;
  expected: number;
  ratio: number | null;
}
export const coverage = (received: number, expected: number): Coverage => ({
  received,
  expected,
  ratio: expected > 0 ? received / expected : null,
});
