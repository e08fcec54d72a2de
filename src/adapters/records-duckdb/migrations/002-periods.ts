/**
 * Closed billing periods. Unknown energies and percents are NaN and codes are those of the port, so that a fleet's
 * results are read and written as plain columns. The results of one closing day stand together, ascending by key.
 */
export const PERIODS = `
  CREATE TABLE period_results (
    key INTEGER NOT NULL, period_from INTEGER NOT NULL, period_until INTEGER NOT NULL,
    energy_wh DOUBLE NOT NULL, billed_kwh DOUBLE NOT NULL, basis UTINYINT NOT NULL, gap UTINYINT NOT NULL,
    received INTEGER NOT NULL,
    previous_from INTEGER NOT NULL, previous_until INTEGER NOT NULL, previous_wh DOUBLE NOT NULL,
    previous_billed_kwh DOUBLE NOT NULL, previous_basis UTINYINT NOT NULL,
    last_year_from INTEGER NOT NULL, last_year_until INTEGER NOT NULL, last_year_wh DOUBLE NOT NULL,
    last_year_billed_kwh DOUBLE NOT NULL, last_year_basis UTINYINT NOT NULL,
    outcome UTINYINT NOT NULL, reason UTINYINT NOT NULL, flagged UTINYINT NOT NULL, band_percent DOUBLE NOT NULL,
    change_percent DOUBLE NOT NULL, common_percent DOUBLE NOT NULL, peers INTEGER NOT NULL,
    evidence UTINYINT NOT NULL, verification UTINYINT NOT NULL, node INTEGER NOT NULL, revision INTEGER NOT NULL);
  CREATE TABLE period_states (
    day INTEGER PRIMARY KEY, source_days INTEGER[] NOT NULL, source_revision DOUBLE NOT NULL,
    open_days INTEGER[] NOT NULL, open_revision DOUBLE NOT NULL, closed_at TIMESTAMP_MS NOT NULL);
  CREATE TABLE notices (
    kind VARCHAR NOT NULL, key INTEGER NOT NULL, usage_point_id VARCHAR NOT NULL,
    period_from INTEGER NOT NULL, period_until INTEGER NOT NULL,
    customer_code VARCHAR NOT NULL, customer_name VARCHAR NOT NULL, email VARCHAR NOT NULL, phone VARCHAR NOT NULL,
    language VARCHAR NOT NULL, facts VARCHAR NOT NULL, state VARCHAR NOT NULL, created_at TIMESTAMP_MS NOT NULL);
`;
