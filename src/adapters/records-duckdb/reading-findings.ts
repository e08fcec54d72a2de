import type { Session } from '../../platform/duckdb';
import type { ReadingFinding } from '../../ports/import-records';

export const FINDINGS_OF = `
  SELECT key, day, channel, code, severity, message FROM reading_findings
  WHERE key = $1 AND day BETWEEN $2 AND $3 ORDER BY day, channel, code`;

export const FINDING_COUNTS = `
  SELECT code, severity, count(*)::INTEGER AS count, count(DISTINCT key)::INTEGER AS "usagePoints"
  FROM reading_findings WHERE day BETWEEN $1 AND $2 GROUP BY code, severity ORDER BY code, severity`;

const REMOVE = `
  DELETE FROM reading_findings USING touched_values AS touched
  WHERE reading_findings.key = touched.key AND reading_findings.day = touched.day
    AND reading_findings.channel = touched.channel`;

export async function replaceReadingFindings(
  session: Session,
  touched: { key: Int32Array; day: Int32Array; channel: Uint8Array },
  findings: ReadingFinding[],
  importNumber: number,
): Promise<void> {
  const [{ any }] = await session.rows<{ any: boolean }>('SELECT count(*) > 0 AS any FROM reading_findings');
  if (any) await removeFindings(session, touched);
  const columns = [
    Int32Array.from(findings, ({ key }) => key),
    Int32Array.from(findings, ({ day }) => day),
    Uint8Array.from(findings, ({ channel }) => channel),
    findings.map(({ code }) => code),
    findings.map(({ severity }) => severity),
    findings.map(({ message }) => message),
    new Int32Array(findings.length).fill(importNumber),
  ];
  await session.append('reading_findings', columns, findings.length);
}

async function removeFindings(
  session: Session,
  { key, day, channel }: { key: Int32Array; day: Int32Array; channel: Uint8Array },
): Promise<void> {
  await session.script(
    'CREATE OR REPLACE TEMP TABLE touched_values (key INTEGER, day INTEGER, channel UTINYINT)',
  );
  await session.append('touched_values', [key, day, channel], key.length);
  await session.run(REMOVE);
  await session.script('DROP TABLE touched_values');
}
