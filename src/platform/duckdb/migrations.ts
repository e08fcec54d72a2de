import { newer } from './database-error';
import type { Session } from './session';

/** One step of a schema, forward only. What has been released is never edited. */
export interface Migration {
  /** 1, 2, 3 … without a gap */
  version: number;
  name: string;
  sql: string;
}

const CREATE_LOG = `CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL, name VARCHAR NOT NULL)`;

/** Applies the migrations that the database has not seen, inside the caller's transaction. */
export async function migrate(
  session: Session,
  path: string,
  migrations: readonly Migration[],
): Promise<void> {
  await session.run(CREATE_LOG);
  const [{ version }] = await session.rows<{ version: number }>(
    'SELECT coalesce(max(version), 0)::INTEGER AS version FROM schema_version',
  );
  const last = migrations[migrations.length - 1]?.version ?? 0;
  if (version > last) throw newer(path);
  for (const migration of migrations.slice(version)) {
    await session.script(migration.sql);
    await session.run('INSERT INTO schema_version VALUES ($1, $2)', migration.version, migration.name);
  }
}
