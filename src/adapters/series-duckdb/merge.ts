import type { Session } from '../../platform/duckdb';

/** What one flush has put into a block of history: sorted in itself. */
export interface Run {
  block: number;
  firstKey: number;
  lastKey: number;
  rowCount: number;
}

/** A block is rewritten when its later runs hold this part of its largest one … */
const LATER_PART = 0.1;
/** … or when a look-up would have to visit more runs than this. */
const RUNS_AT_MOST = 8;

/**
 * Blocks whose runs lie over each other enough to be worth rewriting. Runs side by side, as an import in the order of
 * usage points leaves them, are sorted as they are.
 */
export function blocksToRewrite(runs: readonly Run[]): number[] {
  const byBlock = new Map<number, Run[]>();
  for (const run of runs) byBlock.set(run.block, [...(byBlock.get(run.block) ?? []), run]);
  return [...byBlock].filter(([, ofBlock]) => isWorthRewriting(ofBlock)).map(([block]) => block);
}

function isWorthRewriting(runs: readonly Run[]): boolean {
  const overlapping = runs.filter((run) => runs.some((other) => other !== run && overlap(run, other)));
  const rows = overlapping.map((run) => run.rowCount);
  const largest = Math.max(0, ...rows);
  const later = rows.reduce((sum, count) => sum + count, 0) - largest;
  return overlapping.length > RUNS_AT_MOST || later > largest * LATER_PART;
}

const overlap = (a: Run, b: Run): boolean => a.firstKey <= b.lastKey && b.firstKey <= a.lastKey;

/** Moves what is recent into history, sorted. */
export async function flush(session: Session): Promise<void> {
  await session.run(
    'INSERT INTO runs SELECT day >> 5, min(key), max(key), count(*)::INTEGER FROM recent GROUP BY day >> 5',
  );
  await session.run('INSERT INTO history FROM recent ORDER BY day >> 5, key, channel, day, written');
  await session.run('DELETE FROM recent');
  await session.run('UPDATE store_state SET recent_rows = 0');
}

export async function readRuns(session: Session): Promise<Run[]> {
  return session.rows<Run>(
    'SELECT block, first_key AS "firstKey", last_key AS "lastKey", row_count AS "rowCount" FROM runs',
  );
}

const SORTED_BLOCK = `
  CREATE OR REPLACE TEMP TABLE sorted_block AS
  FROM history WHERE day BETWEEN $1 AND $2
  QUALIFY lead((key, channel, day)) OVER (ORDER BY key, channel, day, written) IS DISTINCT FROM (key, channel, day)
  ORDER BY key, channel, day`;

/** Sorts one block of history into one run, without the rows that later ones have superseded. */
export async function rewriteBlock(session: Session, block: number): Promise<void> {
  const [from, to] = [block * 32, block * 32 + 31];
  await session.run(SORTED_BLOCK, from, to);
  await session.run('DELETE FROM history WHERE day BETWEEN $1 AND $2', from, to);
  await session.script('INSERT INTO history FROM sorted_block');
  await session.run('DELETE FROM runs WHERE block = $1', block);
  await session.run(
    `INSERT INTO runs
     SELECT $1, min(key), max(key), count(*)::INTEGER FROM sorted_block HAVING count(*) > 0`,
    block,
  );
  await session.script('DROP TABLE sorted_block');
}
