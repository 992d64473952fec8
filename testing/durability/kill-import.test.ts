// A server that imports is killed (kill -9) again and again while it writes; once its database goes with it. The import goes
// on with the next start, and in the end every row of the file is one record, once.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { findRunning } from '../../apps/server/src/platform/embedded/start-embedded.ts';
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
import type { ServerProcess } from './server-process.ts';

const DEALS = 12_000;
const COMPANIES = 700;
/** Shares of the work after which it is killed. */
const KILLS = [0.05, 0.4, 0.7] as const;

const folder = temporaryFolder();

afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true, force: true });
});

interface Import {
  readonly id: string;
  readonly state: string;
  readonly progress: number;
  readonly counts: readonly { readonly entity: string; readonly created: number; readonly rows: number }[];
  readonly settings: object;
}

function file(): Uint8Array {
  const rows = Array.from({ length: DEALS }, (_, i) => {
    const stage = ['Lead', 'Talk', 'Won', 'Lost'][i % 4]!;
    return `D${i},Deal ${i},${stage},2024-01-10,2024-03-0${(i % 9) + 1},Firm ${i % COMPANIES},${i}.50`;
  });
  const head = 'Deal ID,Deal name,Stage,Created at,Close date,Company,Amount';
  return new TextEncoder().encode(`${head}\n${rows.join('\n')}\n`);
}

test(
  'an import that is killed while it writes goes on, and its figures are exact',
  { timeout: 300_000 },
  async () => {
    const start = (): Promise<ServerProcess> =>
      startProcess({ HOME: folder, PORTOLAN_DATA: join(folder, 'data') });
    let server = await start();
    const key = await authorize(server.address);
    const processId = await publishProcess(server.address.origin, key);
    const ask = (path: string, body?: unknown, method = 'POST'): Promise<Import> =>
      bodyOf<Import>(send(server.address.origin, `/api/v1/imports${path}`, key, body, method));
    const until = async (id: string, done: (one: Import) => boolean): Promise<Import> => {
      for (;;) {
        const one = await ask(`/${id}`, undefined, 'GET');
        if (done(one)) return one;
        await new Promise((later) => setTimeout(later, 20));
      }
    };

    const { id, settings } = await ask('', {});
    await ask(`/${id}/files?fileName=deals.csv`, file());
    await ask(`/${id}`, { settings: { ...settings, processId } }, 'PATCH');
    await ask(`/${id}/check`);
    const checked = await until(id, ({ state }) => state !== 'checking');
    expect(checked.counts.find(({ entity }) => entity === 'deals')).toMatchObject({
      rows: DEALS,
      created: DEALS,
    });

    await ask(`/${id}/run`);
    for (const [round, share] of KILLS.entries()) {
      const running = await until(id, ({ progress, state }) => progress >= share || state !== 'running');
      expect(running.state).toBe('running');
      if (round === KILLS.length - 1) {
        const pid = readFileSync(join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0];
        process.kill(Number(pid), 'SIGKILL');
      }
      await killProcess(server);
      server = await start();
    }
    const done = await until(id, ({ state }) => state !== 'running');
    expect(done.state).toBe('done');
    expect(done.counts).toEqual(checked.counts);

    const owner = new Client({ connectionString: findRunning(join(folder, 'data'))!.ownerUrl! });
    await owner.connect();
    const { rows } = await owner.query(
      `select (select count(*)::int from deals) as deals, (select count(distinct name)::int from deals) as names,
      (select count(*)::int from companies) as companies,
      (select sum(amount_minor)::float from deals) as amount,
      (select count(*)::int from events where about = 'deal' and kind = 'created') as created,
      (select count(*)::int from deals d where revision <> (select count(*) from events e
        where e.workspace_id = d.workspace_id and e.record_id = d.id and e.about = 'deal')) as unlike,
      (select count(*)::int from import_records where about = 'deal') as kept`,
    );
    await owner.end();
    expect(rows[0]).toEqual({
      deals: DEALS,
      names: DEALS,
      companies: COMPANIES,
      amount: (DEALS * (DEALS - 1) * 100) / 2 + DEALS * 50,
      created: DEALS,
      unlike: 0,
      kept: DEALS,
    });
    await killProcess(server);
  },
);
