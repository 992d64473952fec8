// The whole server with its own database is killed (kill -9, both processes) twenty times while it answers writes.
// Every write that was answered with success is there afterwards, and the next start always works.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../database/test-server.ts';
import { authorize, killAll, send, startProcess } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

const ROUNDS = 20;
const WRITERS = 4;
const folder = temporaryFolder();

afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Promise<ServerProcess> {
  return startProcess({ HOME: folder, PORTOLAN_DATA: join(folder, 'data') });
}

/** The process number of the database, as PostgreSQL itself wrote it down. */
function databaseProcess(): number {
  return Number(readFileSync(join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('kill -9 of server and database during writes', () => {
  test(`loses no acknowledged write, ${ROUNDS} times, and always starts again`, async () => {
    let server = await start();
    const key = await authorize(server.address);

    const acknowledged: string[] = [];
    let asked = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { origin } = server.address;
      const kill = new AbortController();
      const before = acknowledged.length;
      const write = async (): Promise<void> => {
        while (!kill.signal.aborted) {
          const email = `guest-${asked++}@example.org`;
          try {
            const answer = await send(origin, '/api/v1/invitations', key, { role: 'viewer', email });
            if (answer.status === 201) acknowledged.push(email);
            else if (answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`);
          } catch (error) {
            // A cut connection is what a kill looks like; anything else fails the test.
            if (!kill.signal.aborted) throw error;
          }
        }
      };
      const writers = Array.from({ length: WRITERS }, write);
      while (acknowledged.length < before + 10 + round) await new Promise((later) => setTimeout(later, 5));
      kill.abort();
      process.kill(databaseProcess(), 'SIGKILL');
      server.child.kill('SIGKILL');
      await Promise.all(writers);

      server = await start();
      const list = await fetch(`${server.address.origin}/api/v1/invitations`, { headers: key });
      const { items } = (await list.json()) as { items: { email: string }[] };
      const kept = new Set(items.map((item) => item.email));
      expect(acknowledged.filter((email) => !kept.has(email))).toEqual([]);
      expect(kept.size).toBeLessThanOrEqual(asked);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * 10);
  });
});
