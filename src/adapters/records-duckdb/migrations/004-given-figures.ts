/** Figures that others have reckoned: invoices, plans, received energy, customers served, targets. Money is whole đồng. */
export const GIVEN_FIGURES = `
  CREATE TABLE bills (
    usage_point_id VARCHAR NOT NULL, period_from INTEGER NOT NULL, period_until INTEGER NOT NULL,
    kwh DOUBLE NOT NULL, before_vat_dong DOUBLE NOT NULL, vat_dong DOUBLE NOT NULL, total_dong DOUBLE NOT NULL,
    invoice_no VARCHAR NOT NULL, issued_on INTEGER, due_on INTEGER);
  CREATE TABLE planned_load (network_path VARCHAR NOT NULL, day INTEGER NOT NULL, planned_wh DOUBLE NOT NULL);
  CREATE TABLE system_load (
    network_path VARCHAR NOT NULL, day INTEGER NOT NULL, received_wh DOUBLE NOT NULL, peak_watt DOUBLE,
    peak_at TIMESTAMP_MS);
  CREATE TABLE customers_served (network_path VARCHAR NOT NULL, month INTEGER NOT NULL, customers INTEGER NOT NULL);
  CREATE TABLE targets (
    network_path VARCHAR NOT NULL, year INTEGER NOT NULL, index_name VARCHAR NOT NULL, value DOUBLE NOT NULL);
`;
