/** Interruptions left out after exclusions by their name: a row for each decision, the revoked ones too. */
export const NAMED_EXCLUSIONS = `
  CREATE TABLE named_exclusions (
    interruption_id VARCHAR NOT NULL, reason VARCHAR NOT NULL, excluded_by VARCHAR NOT NULL,
    excluded_at TIMESTAMP_MS NOT NULL, revoked_by VARCHAR, revoked_at TIMESTAMP_MS, revoked_reason VARCHAR);
`;
