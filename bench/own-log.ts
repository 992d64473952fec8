// How long the log of a pipeline takes to be brought up to date by one more move, against reading all of it anew: 5 million
// events of a million deals in one process. The work is done as a server's thread does it, by the same code.
// Usage: npm run bench -- own-log [events=5000000] [turns=5]
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { mapSchema } from '@portolan/core';
import { SALES_MAP } from '../apps/server/src/deals-in-tests.ts';
import { createTaskRunner } from '../apps/server/src/features/logs/thread-task.ts';
import { openDatabase } from '../apps/server/src/platform/db/database.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { newId } from '../apps/server/src/platform/db/new-id.ts';
import { startEmbedded } from '../apps/server/src/platform/embedded/start-embedded.ts';
import { packMap } from '../apps/server/src/platform/maps/map-content.ts';
import { medianOf } from './tasks.ts';

const [EVENTS = 5_000_000, TURNS = 5] = process.argv.slice(2).map(Number);
const STAGES = ['lead', 'qualify', 'offer', 'close', 'care'];
const DEALS = Math.ceil(EVENTS / STAGES.length);
const CACHE_BYTES = 2 ** 31;

const folder = mkdtempSync(path.join(tmpdir(), 'portolan-own-log-'));
const database = await startEmbedded({ folder: path.join(folder, 'pg') });
const { appUrl } = await migrate(database.ownerUrl, { secret: randomBytes(32) });
const owner = new Client({ connectionString: database.ownerUrl });
await owner.connect();
const db = openDatabase({ url: appUrl, pipelining: false, max: 2, onError: () => undefined });

const [workspaceId, processId, versionId] = [newId(), newId(), newId()];

async function seed(): Promise<void> {
  await owner.query('insert into workspaces (workspace_id, name) values ($1, $2)', [workspaceId, 'Bench']);
  await owner.query(
    `insert into processes (workspace_id, id, name, case_kind, purpose, settings, created_at)
      values ($1, $2, 'New business', 'deal', '', '{}', now())`,
    [workspaceId, processId],
  );
  await owner.query(
    `insert into map_versions (workspace_id, id, process_id, number, state, map, stages, revision, content_revision,
        created_at, updated_at, published_at)
      values ($1, $2, $3, 1, 'published', $4, 6, 0, 0, now(), now(), now())`,
    [workspaceId, versionId, processId, packMap(mapSchema.parse(SALES_MAP))],
  );
  await owner.query(
    `insert into users (id, name, email, email_verified, created_at, updated_at)
      select gen_random_uuid(), 'Seller ' || n, n || '@example.com', false, now(), now() from generate_series(1, 50) n`,
  );
  await owner.query(
    `with sellers as (select array_agg(id) as ids from users)
     insert into deals (workspace_id, id, process_id, version_id, node_id, entered_at, name, amount_minor, currency, source,
        owner_id, tags, custom, details, created_at, updated_at, revision)
      select $1, gen_random_uuid(), $2, $3, 'lead', now(), 'Deal ' || n, n * 100, 'EUR', 'Source ' || n % 20,
        ids[1 + n % 50], '{}', '{}', '{}', now(), now(), 1
      from generate_series(1, $4::int) n, sellers`,
    [workspaceId, processId, versionId, DEALS],
  );
  await owner.query(
    `insert into events (workspace_id, id, about, record_id, deal_id, kind, happened_at, actor_kind, actor_id, process_id,
        version_id, from_node, to_node)
      select $1, gen_random_uuid(), 'deal', d.id, d.id, case when s.n = 1 then 'created' else 'entered' end,
        now() - interval '1 day' * (100 - s.n * (1 + hashtext(d.id::text || s.n) % 7)), 'user', d.owner_id, $2, $3,
        ($4::text[])[s.n - 1], ($4::text[])[s.n]
      from generate_series(1, $5::int) s (n), deals d where d.workspace_id = $1`,
    [workspaceId, processId, versionId, STAGES, STAGES.length],
  );
  await owner.query('analyze events, deals');
}

async function move(): Promise<void> {
  await owner.query(
    `insert into events (workspace_id, id, about, record_id, deal_id, kind, happened_at, actor_kind, process_id, version_id,
        from_node, to_node)
      select $1, gen_random_uuid(), 'deal', d.id, d.id, 'entered', now(), 'system', $2, $3, 'care', 'lost'
      from deals d where d.workspace_id = $1 order by gen_random_uuid() limit 1`,
    [workspaceId, processId, versionId],
  );
}

interface Cost {
  readonly seconds: number;
  /** Of this process, all its threads: what a busy machine does not change. */
  readonly processor: number;
}

async function timed(task: () => Promise<unknown>): Promise<Cost> {
  const used = process.cpuUsage();
  const began = performance.now();
  await task();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  return { seconds, processor: (user + system) / 1e6 };
}

const extend = (run: ReturnType<typeof createTaskRunner>) => (): Promise<unknown> =>
  run({ kind: 'extendOwn', workspaceId, nowMs: Date.now() });

try {
  console.log(`${EVENTS} events of ${DEALS} deals; they are written first`);
  await seed();
  const first = createTaskRunner(db, CACHE_BYTES);
  const anew = await timed(extend(first));
  const more: Cost[] = [];
  const restarted: Cost[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    // oxlint-disable no-await-in-loop -- one after the other
    await move();
    more.push(await timed(extend(first)));
    const fresh = createTaskRunner(db, CACHE_BYTES);
    await move();
    restarted.push(await timed(extend(fresh)));
    // The thread that kept the log in memory has another revision now.
    await move();
    await extend(first)();
    // oxlint-enable no-await-in-loop
  }
  const nothing = await timed(extend(first));
  const row = (measured: string, costs: readonly Cost[]) => {
    const of = (what: keyof Cost): number => medianOf(costs.map((cost) => cost[what]));
    return {
      measured,
      time: `${of('seconds').toFixed(2)} s`,
      processor: `${of('processor').toFixed(2)} s`,
      'processor against all anew': (of('processor') / anew.processor).toFixed(3),
    };
  };
  console.table([
    row('all read anew', [anew]),
    row(`one move more, median of ${TURNS}`, more),
    row('one move more, the log read from the database first', restarted),
    row('nothing has happened', [nothing]),
  ]);
} finally {
  await db.close();
  await owner.end();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
