/** Days are whole days since 1970-01-01; an open end (always was, still lasts) is NULL. Energies are Wh. */
export const RECORDS = `
  CREATE TABLE settings (name VARCHAR NOT NULL, value VARCHAR NOT NULL);

  CREATE TABLE areas (
    area INTEGER NOT NULL, kind VARCHAR NOT NULL, path VARCHAR NOT NULL, name VARCHAR NOT NULL,
    level INTEGER NOT NULL, parent INTEGER NOT NULL);
  CREATE TABLE customer_classes (class_index INTEGER NOT NULL, tariff VARCHAR NOT NULL, customer_class VARCHAR NOT NULL);
  CREATE TABLE usage_point_keys (key INTEGER NOT NULL, usage_point_id VARCHAR NOT NULL);
  -- given_to is what was delivered, valid_to what it comes to once the next version is known
  CREATE TABLE usage_points (
    key INTEGER NOT NULL, valid_from INTEGER, given_to INTEGER, valid_to INTEGER,
    node INTEGER NOT NULL, region INTEGER NOT NULL, class_index SMALLINT NOT NULL, daily UTINYINT NOT NULL,
    household_quarters INTEGER NOT NULL, customer_code VARCHAR NOT NULL, customer_name VARCHAR NOT NULL,
    address VARCHAR NOT NULL, email VARCHAR NOT NULL, phone VARCHAR NOT NULL, language VARCHAR NOT NULL,
    transformer VARCHAR NOT NULL, feeder VARCHAR NOT NULL, billing_cycle VARCHAR NOT NULL);
  CREATE TABLE meter_serials (key INTEGER NOT NULL, ordinal UTINYINT NOT NULL, serial VARCHAR NOT NULL);
  CREATE TABLE meters (
    key INTEGER NOT NULL, ordinal UTINYINT NOT NULL, serial VARCHAR NOT NULL,
    installed_day INTEGER, installed_wh DOUBLE, removed_day INTEGER, removed_wh DOUBLE, digits INTEGER,
    multiplier DOUBLE NOT NULL, installed_at VARCHAR NOT NULL, removed_at VARCHAR NOT NULL, reason VARCHAR NOT NULL);

  CREATE TABLE imports (
    number INTEGER NOT NULL, import_id VARCHAR NOT NULL, state VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    file VARCHAR NOT NULL, started_at TIMESTAMP_MS NOT NULL, ended_at TIMESTAMP_MS, error VARCHAR,
    result VARCHAR NOT NULL);
  CREATE TABLE corrections (
    import_number INTEGER NOT NULL, key INTEGER NOT NULL, day INTEGER NOT NULL, channel UTINYINT NOT NULL,
    old_value_wh DOUBLE NOT NULL, old_quality UTINYINT NOT NULL, old_meter UTINYINT NOT NULL,
    new_value_wh DOUBLE NOT NULL, new_quality UTINYINT NOT NULL, logged_at TIMESTAMP_MS NOT NULL);
  CREATE TABLE reading_findings (
    key INTEGER NOT NULL, day INTEGER NOT NULL, channel UTINYINT NOT NULL, code VARCHAR NOT NULL,
    severity VARCHAR NOT NULL, message VARCHAR NOT NULL, import_number INTEGER NOT NULL);
  CREATE TABLE parked_rows (
    place INTEGER NOT NULL, kind VARCHAR NOT NULL, usage_point_id VARCHAR NOT NULL,
    fields VARCHAR NOT NULL, parked_at TIMESTAMP_MS NOT NULL);

  CREATE TABLE day_states (
    day INTEGER PRIMARY KEY, source_revision INTEGER NOT NULL, aggregated_revision INTEGER NOT NULL,
    aggregated_at TIMESTAMP_MS);
  CREATE TABLE job_runs (
    job VARCHAR NOT NULL, for_day INTEGER NOT NULL, ended_at TIMESTAMP_MS NOT NULL, error VARCHAR);

  CREATE TABLE interruptions (
    interruption_id VARCHAR NOT NULL, step VARCHAR NOT NULL, kind VARCHAR NOT NULL, extent VARCHAR NOT NULL,
    start TIMESTAMP_MS NOT NULL, "end" TIMESTAMP_MS, customers INTEGER, cause VARCHAR NOT NULL,
    network_path VARCHAR NOT NULL, region VARCHAR NOT NULL, transformer VARCHAR NOT NULL, feeder VARCHAR NOT NULL,
    voltage_level VARCHAR NOT NULL, exclusion VARCHAR NOT NULL, reason VARCHAR NOT NULL, note VARCHAR NOT NULL,
    work_id VARCHAR NOT NULL);
  CREATE TABLE covered_days (first_day INTEGER NOT NULL, last_day INTEGER NOT NULL);
  CREATE TABLE works (
    work_id VARCHAR NOT NULL, version VARCHAR NOT NULL, status VARCHAR NOT NULL, published_at TIMESTAMP_MS,
    announced_start TIMESTAMP_MS NOT NULL, announced_end TIMESTAMP_MS NOT NULL, network_path VARCHAR NOT NULL,
    region VARCHAR NOT NULL, transformer VARCHAR NOT NULL, feeder VARCHAR NOT NULL, customers INTEGER,
    reason VARCHAR NOT NULL, place VARCHAR NOT NULL, note VARCHAR NOT NULL);

  CREATE TABLE temperatures (
    region VARCHAR NOT NULL, day INTEGER NOT NULL, kind VARCHAR NOT NULL, mean_celsius DOUBLE NOT NULL,
    max_celsius DOUBLE, min_celsius DOUBLE, issued_on INTEGER);

  CREATE TABLE report_editions (
    id VARCHAR NOT NULL, kind VARCHAR NOT NULL, subject VARCHAR NOT NULL, edition INTEGER NOT NULL,
    facts VARCHAR NOT NULL, template_version VARCHAR NOT NULL, created_at TIMESTAMP_MS NOT NULL);
`;
