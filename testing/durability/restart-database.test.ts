// PostgreSQL is restarted five times, gently and not, while a server in front of it answers writes of deals. Requests wait
// or are refused as "not available"; every write that was answered with success is there, and a request that is repeated
// with its idempotency key takes effect once.
import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded } from '../../apps/server/src/platform/embedded/start-embedded.ts';
import type { EmbeddedPostgres } from '../../apps/server/src/platform/embedded/start-embedded.ts';
import { temporaryFolder } from '../database/test-server.ts';
import {
  authorize,
  bodyOf,
  killAll,
  killProcess,
  publishProcess,
  send,
  startProcess,
} from './server-process.ts';

/** Fast shutdown, immediate shutdown (as `pg_ctl -m` calls them), and a kill. */
// More than five restarts in a minute the embedded database takes for hopeless.
const SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGINT', 'SIGKILL', 'SIGINT'] as const;
const WRITERS = 6;
const EACH_ROUND = 60;

const folder = temporaryFolder();
let postgres: EmbeddedPostgres | undefined;

afterAll(async () => {
  killAll();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly name: string;
  /** Where the last acknowledged move left it. */
  nodeId: string;
  /** A move whose answer was lost: it may stand there as well. */
  maybe: string | null;
}

/** What the server wrote down as its own fault. */
function troubles(said: string): readonly string[] {
  return said.split('\n').filter((line) => line.includes('"level":"error"'));
}

const NEXT: Readonly<Record<string, string>> = { lead: 'talk', talk: 'lead' };

test(
  'a database that is restarted under load loses no acknowledged write',
  { timeout: 300_000 },
  async () => {
    postgres = await startEmbedded({ folder: `${folder}/database` });
    const server = await startProcess({
      HOME: folder,
      PORTOLAN_DATA: `${folder}/data`,
      DATABASE_URL: postgres.ownerUrl,
      PORTOLAN_RATE_ADDRESS: '999999999',
      PORTOLAN_RATE_KEY: '999999999',
    });
    const { origin } = server.address;
    const key = await authorize(server.address);
    const processId = await publishProcess(origin, key);

    const told = new Map<string, Told>();
    const unsure: { name: string; idempotency: string }[] = [];
    const others = new Map<string, number>();
    let acknowledged = 0;
    let asked = 0;

    /** What a request came to: its body, or undefined where it was refused as not available or never answered. */
    const post = async (path: string, body: object, idempotency: string): Promise<unknown> => {
      try {
        const answer = await send(origin, path, { ...key, 'idempotency-key': idempotency }, body);
        const text = await answer.text();
        if (answer.ok) {
          acknowledged++;
          return JSON.parse(text);
        }
        if (answer.status !== 503) {
          const what = `${answer.status} ${text}`;
          others.set(what, (others.get(what) ?? 0) + 1);
        }
      } catch (error) {
        // The server itself never goes away.
        others.set(String(error), 1);
      }
      return undefined;
    };
    const write = async (until: AbortSignal): Promise<void> => {
      while (!until.aborted) {
        const name = `deal-${asked++}`;
        const made = (await post('/api/v1/deals', { processId, name }, name)) as { id: string } | undefined;
        if (made === undefined) {
          unsure.push({ name, idempotency: name });
          // A caller who is told to come back does not come back at once.
          await new Promise((later) => setTimeout(later, 50));
          continue;
        }
        const one: Told = { name, nodeId: 'lead', maybe: null };
        told.set(made.id, one);
        for (let step = 0; step < 2 && one.maybe === null; step++) {
          const to = NEXT[one.nodeId]!;
          const moved = await post(`/api/v1/deals/${made.id}/move`, { to }, `${name}-${step}`);
          if (moved === undefined) one.maybe = to;
          else one.nodeId = to;
        }
      }
    };

    /** Waits, as long as nothing comes that should not. */
    const answersTo = async (done: () => boolean): Promise<void> => {
      while (!done()) {
        if (others.size > 0) throw new Error([...others.keys(), ...troubles(server.said())].join('\n'));
        await new Promise((later) => setTimeout(later, 5));
      }
    };

    for (const signal of SIGNALS) {
      const enough = new AbortController();
      const before = acknowledged;
      const writers = Array.from({ length: WRITERS }, () => write(enough.signal));
      await answersTo(() => acknowledged >= before + EACH_ROUND);
      const pid = postgres.pid();
      process.kill(pid, signal);
      const after = acknowledged;
      // It is back once writes are answered again: by another process than before.
      await answersTo(() => postgres!.pid() !== pid && acknowledged >= after + EACH_ROUND);
      enough.abort();
      await Promise.all(writers);
    }
    expect([...others]).toEqual([]);
    expect(server.child.exitCode).toBeNull();
    expect(acknowledged).toBeGreaterThanOrEqual(SIGNALS.length * 2 * EACH_ROUND);

    // What was not answered is asked again with the same key. A claim that a crash left open is taken over after a minute.
    for (const { name, idempotency } of unsure) {
      for (let made; made === undefined;) {
        const answer = await send(
          origin,
          '/api/v1/deals',
          { ...key, 'idempotency-key': idempotency },
          { processId, name },
        );
        const body = (await answer.json()) as { id: string };
        if (answer.ok) {
          made = body;
          told.set(body.id, { name, nodeId: 'lead', maybe: null });
        } else if (answer.status !== 409 && answer.status !== 503) {
          throw new Error(`${answer.status} ${JSON.stringify(body)}`);
        } else {
          await new Promise((later) => setTimeout(later, 1000));
        }
      }
    }

    const owner = new Client({ connectionString: postgres.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{
      id: string;
      name: string;
      node_id: string;
      revision: number;
      events: number;
    }>(
      `select id, name, node_id, revision, (select count(*)::int from events e
      where e.workspace_id = d.workspace_id and e.record_id = d.id and e.about = 'deal') as events
    from deals d`,
    );
    await owner.end();
    const kept = new Map(rows.map((row) => [row.id, row]));
    const lost = [...told].filter(([id, { name, nodeId, maybe }]) => {
      const row = kept.get(id);
      return row?.name !== name || (row.node_id !== nodeId && row.node_id !== maybe);
    });
    expect(lost).toEqual([]);
    // Each was made once, and nothing that nobody knows of.
    expect(rows.length).toBe(asked);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(asked);
    expect(rows.filter(({ revision, events }) => revision !== events)).toEqual([]);

    const ready = await bodyOf<{ count: number }>(
      send(origin, '/api/v1/deal-summary?state=any', key, undefined, 'GET'),
    );
    expect(ready.count).toBe(asked);
    await killProcess(server);
  },
);
