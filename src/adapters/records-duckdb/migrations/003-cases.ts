/** Re-verification cases: what is looked for as columns, the rest as JSON. Who moved a notice, and when. */
export const CASES = `
  CREATE TABLE cases (
    number INTEGER NOT NULL, key INTEGER NOT NULL, period_until INTEGER NOT NULL, state VARCHAR NOT NULL,
    opened_at TIMESTAMP_MS NOT NULL, closed_at TIMESTAMP_MS, body VARCHAR NOT NULL);
  CREATE TABLE case_events (
    number INTEGER NOT NULL, place INTEGER NOT NULL, acted_at TIMESTAMP_MS NOT NULL, actor VARCHAR NOT NULL,
    action VARCHAR NOT NULL, from_state VARCHAR, to_state VARCHAR NOT NULL, note VARCHAR NOT NULL);
  ALTER TABLE notices ADD COLUMN moved_by VARCHAR;
  ALTER TABLE notices ADD COLUMN moved_at TIMESTAMP_MS;
`;
