// How many requests a second one server process answers on the pipeline: a list of 60 deals with a filter and a sort,
// one deal, a new deal, a move through a gate; sixteen clients over HTTP from this process, reach and field access on.
// The same statements without the server (raw SQL, as many connections) are measured in the same run, and the memory of
// server and database while it goes on.
// Usage: npm run bench -- pipeline [deals=10000] [seconds=5] [--large: 200,000 deals, 500,000 contacts, 5 million events
// in one workspace of 50]
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client, Pool } from 'pg';
import { startEmbedded } from '../apps/server/src/platform/embedded/start-embedded.ts';
import { seedPipeline } from './pipeline-data.ts';
import type { Seeded } from './pipeline-data.ts';
import { agent, call, CLIENTS, json, startServer } from './served.ts';
import type { Target } from './served.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { large: { type: 'boolean', default: false } },
});
const LARGE = options.large;
const DEALS = Number(positionals[0] ?? (LARGE ? 200_000 : 10_000));
const SECONDS = Number(positionals[1] ?? 5);

/** Requests per second that are to be reached. */
const GOALS = { list: 830, get: 2440, create: 700, move: 530 } as const;
type Deed = keyof typeof GOALS;

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly bytes: number;
}

/** As many at once as there are clients, each the next as soon as the last is answered. */
async function measure(act: () => Promise<number>, seconds = SECONDS): Promise<Measured> {
  const taken: number[] = [];
  let bytes = 0;
  const warm = performance.now() + 1000;
  const until = warm + seconds * 1000;
  let began = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (;;) {
        const start = performance.now();
        if (start > until) return;
        // oxlint-disable-next-line no-await-in-loop -- one after the other is what a client does
        const size = await act();
        if (start < warm) continue;
        began ||= start;
        bytes += size;
        taken.push(performance.now() - start);
      }
    }),
  );
  const spent = (performance.now() - began) / 1000;
  taken.sort((a, b) => a - b);
  const quantile = (q: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * q))]!;
  return {
    perSecond: taken.length / spent,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    bytes: bytes / taken.length,
  };
}

/** Proportional set size, in MB, of a process and everything below it: shared memory counts once. */
function memoryOf(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const below = (one: number): boolean => one === pid || (one > 1 && below(parents.get(one) ?? 0));
  let kilobytes = 0;
  for (const one of parents.keys()) {
    if (!below(one)) continue;
    try {
      const rollup = readFileSync(`/proc/${one}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return kilobytes / 1024;
}

const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)]!;

function deeds(target: Target, seeded: Seeded): Record<Deed, () => Promise<number>> {
  const filter = encodeURIComponent(
    JSON.stringify({
      kind: 'field',
      field: 'amount',
      is: { op: 'moneyOver', minor: 100_000, currency: 'EUR' },
    }),
  );
  const size = async (method: string, route: string, body?: object): Promise<number> => {
    const { status, text } = await call(target, method, route, body);
    if (status >= 400) throw new Error(`${method} ${route}: ${status} ${text}`);
    return text.length;
  };
  let made = 0;
  const moving = [...seeded.mine];
  return {
    list: () =>
      size('GET', `/api/v1/deals?process=${seeded.processId}&filter=${filter}&sort=-amount&limit=60`),
    get: () => size('GET', `/api/v1/deals/${pick(seeded.mine)}`),
    create: () =>
      size('POST', '/api/v1/deals', {
        processId: seeded.processId,
        name: `Bench ${++made}`,
        amount: { minor: 12_345_00, currency: 'EUR' },
        closeOn: '2027-03-01',
        source: 'Fair',
        companyId: pick(seeded.companies),
        ownerId: seeded.userId,
        tags: ['bench'],
      }),
    // There and back through a gate with four items; a deal is moved by one client at a time.
    async move() {
      const deal = moving.pop()!;
      const to = seeded.stageOf.get(deal) === 'qualify' ? 'offer' : 'qualify';
      const bytes = await size('POST', `/api/v1/deals/${deal}/move`, { to, cause: { what: 'proof' } });
      seeded.stageOf.set(deal, to);
      moving.unshift(deal);
      return bytes;
    },
  };
}

/** The statements alone: what the database could do without a server. */
async function rawSql(url: string, seeded: Seeded): Promise<Record<Deed, Measured>> {
  const pool = new Pool({ connectionString: url, max: CLIENTS });
  const { workspaceId, processId, mine } = seeded;
  const run = async (name: string, text: string, values: unknown[]): Promise<number> => {
    const { rows } = await pool.query({ name, text, values });
    return rows.length;
  };
  try {
    return {
      list: await measure(() =>
        run(
          'list',
          `select d.*, c.name as company from deals d
            left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
            where d.workspace_id = $1 and d.process_id = $2 and d.is_open and d.amount_minor > 100000
              and d.currency = 'EUR' and (d.owner_id is null or d.owner_id = any($3::uuid[]))
            order by d.amount_minor desc nulls last, d.id desc limit 60`,
          [workspaceId, processId, seeded.team],
        ),
      ),
      get: await measure(() =>
        run('get', 'select * from deals where workspace_id = $1 and id = $2', [workspaceId, pick(mine)]),
      ),
      create: await measure(() =>
        run(
          'create',
          `with made as (
            insert into deals (workspace_id, id, process_id, version_id, node_id, entered_at, name, amount_minor,
              currency, source, tags, custom, details, created_at, updated_at, revision)
            values ($1, gen_random_uuid(), $2, $3, 'lead', now(), 'Raw', 100, 'EUR', '', '{}', '{}', '{}', now(), now(), 1)
            returning id)
          insert into events (workspace_id, id, about, record_id, deal_id, kind, happened_at, actor_kind)
          select $1, gen_random_uuid(), 'deal', id, id, 'raw', now(), 'system' from made`,
          [workspaceId, processId, seeded.versionId],
        ),
      ),
      move: await measure(() =>
        run(
          'move',
          `with moved as (
            update deals set updated_at = now() where workspace_id = $1 and id = $2 returning id)
          insert into events (workspace_id, id, about, record_id, deal_id, kind, happened_at, actor_kind)
          select $1, gen_random_uuid(), 'deal', id, id, 'raw', now(), 'system' from moved`,
          [workspaceId, pick(mine)],
        ),
      ),
    };
  } finally {
    await pool.end();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-pipeline-'));
  const database = await startEmbedded({ folder: path.join(folder, 'pg') });
  let child: ChildProcess | undefined;
  try {
    const started = await startServer(database.ownerUrl, folder);
    child = started.child;
    const target: Target = { base: started.address.href, cookie: '' };
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ pid: number }>(
      `select pg_backend_pid() as pid, current_setting('data_directory') as folder`,
    );
    const postmaster = Number(
      readFileSync(`/proc/${rows[0]!.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1],
    );
    const seeded = await seedPipeline({ target, call, json, owner, deals: DEALS, large: LARGE });
    await owner.query('vacuum analyze');
    await owner.end();
    // Measured at rest as it is after a start, without what setting up has left behind.
    child.kill('SIGINT');
    await once(child, 'exit');
    const again = await startServer(database.ownerUrl, folder);
    child = again.child;
    target.base = again.address.href;
    await sleep(2000);
    const memory = (): string =>
      `server ${memoryOf(child!.pid!).toFixed(0)} MB, database ${memoryOf(postmaster).toFixed(0)} MB`;
    console.log(`${DEALS} deals, ${CLIENTS} clients, load before ${loadavg()[0]!.toFixed(1)}`);
    console.log(`memory idle: ${memory()}`);
    const results = new Map<Deed, Measured>();
    let most = '';
    for (const [deed, act] of Object.entries(deeds(target, seeded)) as [Deed, () => Promise<number>][]) {
      const timer = setTimeout(() => (most = memory()), SECONDS * 800);
      // oxlint-disable-next-line no-await-in-loop -- one kind of request after the other
      results.set(deed, await measure(act));
      clearTimeout(timer);
      if (deed === 'list') console.log(`memory under load (list): ${most}`);
    }
    console.log(`memory under load (move): ${most}`);
    const raw = await rawSql(database.ownerUrl, seeded);
    console.log('deed    per second  p50 ms  p95 ms  p99 ms  kB      of raw SQL  goal');
    for (const [deed, measured] of results) {
      const { perSecond, p50, p95, p99, bytes } = measured;
      const share = perSecond / raw[deed].perSecond;
      console.log(
        [
          deed.padEnd(7),
          perSecond.toFixed(0).padStart(10),
          ...[p50, p95, p99].map((ms) => ms.toFixed(1).padStart(7)),
          (bytes / 1000).toFixed(1).padStart(6),
          `${(share * 100).toFixed(0)} %`.padStart(12),
          `${GOALS[deed]} ${perSecond >= GOALS[deed] * (LARGE ? 0.8 : 1) ? 'reached' : 'NOT reached'}`.padStart(
            18,
          ),
        ].join(' '),
      );
    }
  } finally {
    agent.destroy();
    if (child !== undefined) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
