import { Problem } from '../../platform/errors/problem';
import type { FolderMemory } from './folder-memory';
import type { InfluxServer } from './influx-server';
import { isBucketMissing, isForbidden } from './server-problems';
import { FORM, readState, stateLine, type StoreState } from './store-state';

const SECONDS_PER_WEEK = 604_800;
/** Four weeks: measured against one and thirteen, see docs/adr/007. */
const SHARD_GROUP_SECONDS = 4 * SECONDS_PER_WEEK;
/** Under which InfluxQL finds a bucket when no policy is named. */
const DEFAULT_POLICY = 'autogen';

/** What a token may not see is left out of lists, without a word. */
class OutOfSight extends Error {}

interface Bucket {
  id: string;
  orgID: string;
  retentionRules: { everySeconds: number }[];
}

/**
 * Finds the bucket, makes it where it is missing and the token may, and claims it for a data folder. Throws a problem
 * where another folder has claimed it, where the folder's series are in another one, where it forgets, or where somebody
 * else has to make it.
 */
export async function claimBucket(
  server: InfluxServer,
  owner: string,
  memory: FolderMemory,
): Promise<StoreState> {
  const known = await memory.bucket();
  const found = await stateInReach(server, known);
  if (!found && known !== null) throw emptied(server, known);
  if (found) checkOwner(server, found, owner);
  await refuseForgetful(server);
  const state = found ?? (await claimed(server, owner));
  checkOwner(server, state, owner);
  // a folder that was written to before it remembered, or whose series have been moved here
  if (known === null && state.begun) await memory.remember(server.address.bucket);
  return state;
}

/** Reads the state of a bucket that was claimed before. Throws where it is gone, or another folder's by now. */
export async function readClaimed(server: InfluxServer, owner: string): Promise<StoreState> {
  const state = await readState(server);
  if (!state) throw emptied(server, server.address.bucket);
  checkOwner(server, state, owner);
  return state;
}

function checkOwner(server: InfluxServer, state: StoreState, owner: string): void {
  if (state.owner !== owner) throw taken(server);
  if (state.form > FORM) throw newer(server);
}

async function stateInReach(server: InfluxServer, known: string | null): Promise<StoreState | null> {
  try {
    return await readState(server);
  } catch (error) {
    if (!isBucketMissing(error)) throw error;
  }
  try {
    await makeReachable(server, known);
    return await readState(server);
  } catch (error) {
    if (!isBucketMissing(error) && !isForbidden(error) && !(error instanceof OutOfSight)) throw error;
    throw toBeMade(server, error);
  }
}

/** At each start: somebody may have set a time to keep meanwhile. */
async function refuseForgetful(server: InfluxServer): Promise<void> {
  const bucket = await visibleBucket(server);
  if (bucket?.retentionRules.some(({ everySeconds }) => everySeconds > 0)) throw forgetful(server);
}

async function claimed(server: InfluxServer, owner: string): Promise<StoreState> {
  await server.write(stateLine({ owner, form: FORM, days: null, begun: null }));
  // read again: of two folders that claim at the same time one sees the other's name
  const state = await readState(server);
  if (!state)
    throw new Problem('series-refused', `${cannot(server)}: what was written is not there to be read`);
  return state;
}

/** Null also where the token may not see buckets. */
async function visibleBucket(server: InfluxServer): Promise<Bucket | null> {
  const { org, bucket } = server.address;
  try {
    const found = await server.ask<{ buckets?: Bucket[] }>(
      'GET',
      `/api/v2/buckets?${new URLSearchParams({ org, name: bucket }).toString()}`,
    );
    return found.buckets?.[0] ?? null;
  } catch (error) {
    if (isBucketMissing(error) || isForbidden(error)) return null;
    throw error;
  }
}

/** Makes the bucket, and where it is there the mapping by which InfluxQL finds it. */
async function makeReachable(server: InfluxServer, known: string | null): Promise<void> {
  const { org, bucket: name } = server.address;
  const visible = await visibleBucket(server);
  if (!visible && known !== null) throw emptied(server, known);
  const bucket = visible ?? (await makeBucket(server));
  const query = new URLSearchParams({ orgID: bucket.orgID, db: name });
  const mapped = await server.ask<{ content?: unknown[] }>('GET', `/api/v2/dbrps?${query.toString()}`);
  if ((mapped.content ?? []).length > 0) return;
  await server.ask('POST', `/api/v2/dbrps?${new URLSearchParams({ org }).toString()}`, {
    bucketID: bucket.id,
    orgID: bucket.orgID,
    database: name,
    retention_policy: DEFAULT_POLICY,
    default: true,
  });
}

async function makeBucket(server: InfluxServer): Promise<Bucket> {
  const { org, bucket: name } = server.address;
  const found = await server.ask<{ orgs?: { id: string }[] }>(
    'GET',
    `/api/v2/orgs?${new URLSearchParams({ org }).toString()}`,
  );
  const orgID = found.orgs?.[0]?.id;
  if (orgID === undefined) throw new OutOfSight(`the token may not see the organisation "${org}"`);
  return server.ask<Bucket>('POST', '/api/v2/buckets', {
    orgID,
    name,
    description: 'GridBrief: meter readings and area load; see its docs/influxdb.md',
    retentionRules: [{ type: 'expire', everySeconds: 0, shardGroupDurationSeconds: SHARD_GROUP_SECONDS }],
  });
}

const cannot = ({ address: { url, bucket } }: InfluxServer): string =>
  `cannot use the bucket "${bucket}" of InfluxDB at ${url}`;

const taken = (server: InfluxServer): Problem =>
  new Problem(
    'series-bucket-taken',
    `${cannot(server)}: it holds the series of another data folder; set INFLUX_BUCKET to a bucket of this folder's own, or delete that bucket if its folder is gone`,
  );

const emptied = (server: InfluxServer, known: string): Problem =>
  new Problem(
    'series-bucket-other',
    `${cannot(server)}: it is not there, not to be seen with this token, or empty, and the series of this data folder were written to the bucket "${known}"; set INFLUX_URL, INFLUX_ORG, INFLUX_BUCKET and INFLUX_TOKEN to where they are, or restore the last backup into a new folder if they are gone`,
  );

const newer = (server: InfluxServer): Problem =>
  new Problem(
    'series-bucket-newer',
    `${cannot(server)}: a newer version of GridBrief has written it; use that version, or a later one`,
  );

const forgetful = (server: InfluxServer): Problem =>
  new Problem(
    'series-bucket-forgets',
    `${cannot(server)}: it deletes what is old, and readings would seem to be missing; set its retention to "forever" (influx bucket update --id ID --retention 0)`,
  );

const toBeMade = (server: InfluxServer, cause: unknown): Problem => {
  const { org, bucket } = server.address;
  return new Problem(
    'series-bucket-missing',
    `${cannot(server)}: it is not there, or INFLUX_TOKEN may not read it, and this token may not make it; run \`influx bucket create --org ${org} --name ${bucket} --retention 0 --shard-group-duration ${SHARD_GROUP_SECONDS / 3600}h\` and give the token the right to read and write it`,
    { retryable: true, cause },
  );
};
