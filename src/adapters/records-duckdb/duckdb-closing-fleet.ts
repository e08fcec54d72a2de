import type { LocalDate } from '../../domain/time/local-date';
import { chunksOf, column, gather } from '../../platform/duckdb';
import type { Database, Session } from '../../platform/duckdb';
import { ClosingFleet } from '../../ports/closing-fleet';
import type { ClosingPoints, ContractSpan, PointContact } from '../../ports/closing-fleet';
import { IN_FORCE_ON } from './fleet';
import { firstDay, lastDay } from './open-days';

const SEVERAL = '(SELECT key FROM usage_points GROUP BY key HAVING count(*) > 1)';

/** An open beginning as the lowest INTEGER, so that the column is plain numbers. */
const ALWAYS_WAS = -0x80000000;

const POINTS = `
  SELECT key, node, region, class_index, daily, coalesce(valid_from, ${ALWAYS_WAS})::INTEGER
  FROM usage_points WHERE ${IN_FORCE_ON} AND billing_cycle = $2 ORDER BY key`;

const SPANS = `
  SELECT key, customer_code AS "customerCode", valid_from AS "validFrom", valid_to AS "validTo" FROM usage_points
  WHERE key IN ${SEVERAL} AND key IN (SELECT key FROM usage_points WHERE ${IN_FORCE_ON} AND billing_cycle = $2)
  ORDER BY key, valid_from NULLS FIRST`;

const CONTACTS = `
  SELECT key, usage_point_id AS "usagePointId", customer_code AS "customerCode", customer_name AS "customerName",
    email, phone, language, node, transformer, feeder
  FROM usage_points JOIN usage_point_keys USING (key)
  WHERE ${IN_FORCE_ON} AND key BETWEEN $3 AND $4 AND key IN (SELECT unnest($2::INTEGER[]))`;

const FINDINGS = `
  SELECT key, count(*)::INTEGER AS count FROM reading_findings
  WHERE day BETWEEN $1 AND $2 AND severity IN ('warning', 'suspect') GROUP BY key`;

/** The fleet as the close of billing periods asks for it, from the tables of usage points and findings. */
export class DuckDbClosingFleet extends ClosingFleet {
  constructor(private readonly database: Database) {
    super();
  }

  async cycles(): Promise<string[]> {
    const cycles = 'SELECT DISTINCT billing_cycle AS cycle FROM usage_points ORDER BY cycle';
    const rows = await this.database.read((session) => session.rows<{ cycle: string }>(cycles));
    return rows.map(({ cycle }) => cycle);
  }

  pointsOf(cycle: string, day: LocalDate): Promise<ClosingPoints> {
    return this.database.read((session) => readPoints(session, cycle, day));
  }

  async contacts(keys: Int32Array, day: LocalDate): Promise<Map<number, PointContact>> {
    if (keys.length === 0) return new Map();
    const [low, high] = extremes(keys);
    const rows = await this.database.read((session) =>
      session.rows<PointContact>(CONTACTS, day, keys, low, high),
    );
    return new Map(rows.map((row) => [row.key, row]));
  }

  async openFindings(from: LocalDate, to: LocalDate): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    const result = await this.database.read((session) => session.run(FINDINGS, from, to));
    for (const chunk of chunksOf(result)) {
      const [key, count] = [column<Int32Array>(chunk, 0), column<Int32Array>(chunk, 1)];
      key.forEach((each, row) => counts.set(each, count[row]));
    }
    return counts;
  }
}

/** The lowest and the highest key, without spreading a million of them over the stack. */
function extremes(keys: Int32Array): [number, number] {
  let [low, high] = [keys[0], keys[0]];
  for (const key of keys) {
    if (key < low) low = key;
    if (key > high) high = key;
  }
  return [low, high];
}

async function readPoints(session: Session, cycle: string, day: LocalDate): Promise<ClosingPoints> {
  const result = await session.run(POINTS, day, cycle);
  const size = result.rowCount;
  const points = {
    key: new Int32Array(size),
    node: new Int32Array(size),
    region: new Int32Array(size),
    classIndex: new Int16Array(size),
    daily: new Uint8Array(size),
  };
  const since = new Int32Array(size);
  gather(result, [points.key, points.node, points.region, points.classIndex, points.daily, since]);
  const heldSince = Float64Array.from(since, (each) => (each === ALWAYS_WAS ? -Infinity : each));
  return { ...points, heldSince, spans: await readSpans(session, cycle, day) };
}

interface SpanRow {
  key: number;
  customerCode: string;
  validFrom: number | null;
  validTo: number | null;
}

async function readSpans(
  session: Session,
  cycle: string,
  day: LocalDate,
): Promise<Map<number, ContractSpan[]>> {
  const spans = new Map<number, ContractSpan[]>();
  for (const { key, customerCode, validFrom, validTo } of await session.rows<SpanRow>(SPANS, day, cycle)) {
    const span = { customerCode, validFrom: firstDay(validFrom), validTo: lastDay(validTo) };
    const ofPoint = spans.get(key);
    if (ofPoint) ofPoint.push(span);
    else spans.set(key, [span]);
  }
  return spans;
}
