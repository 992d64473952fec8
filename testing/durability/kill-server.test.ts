// The whole server with its own database is killed (kill -9, both processes) twenty times while it answers writes.
// Every write that was answered with success is there afterwards, and the next start always works.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../database/test-server.ts';

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const ROUNDS = 20;
const WRITERS = 4;
const folder = temporaryFolder();
const running: ChildProcess[] = [];

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ child: ChildProcess; address: URL }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, PORT: '0', PORTOLAN_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /^Portolan is ready: (\S+)$/m.exec(said)?.[1];
      if (address !== undefined) resolve({ child, address: new URL(address) });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

/** The process number of the database, as PostgreSQL itself wrote it down. */
function databaseProcess(): number {
  return Number(readFileSync(join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function send(
  origin: string,
  path: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<Response> {
  return fetch(origin + path, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

describe('kill -9 of server and database during writes', () => {
  test(`loses no acknowledged write, ${ROUNDS} times, and always starts again`, async () => {
    let server = await start();
    const redeemed = await send(
      server.address.origin,
      '/api/v1/setup/redeem',
      {},
      { token: server.address.hash.slice(1) },
    );
    const cookie = redeemed.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const created = await send(
      server.address.origin,
      '/api/v1/api-keys',
      { cookie },
      { name: 'writer', role: 'admin', expiresInDays: null },
    );
    const { secret } = (await created.json()) as { secret: string };
    const authorization = `Bearer ${secret}`;

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
            const answer = await send(
              origin,
              '/api/v1/invitations',
              { authorization },
              { role: 'viewer', email },
            );
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
      const list = await fetch(`${server.address.origin}/api/v1/invitations`, { headers: { authorization } });
      const { items } = (await list.json()) as { items: { email: string }[] };
      const kept = new Set(items.map((item) => item.email));
      expect(acknowledged.filter((email) => !kept.has(email))).toEqual([]);
      expect(kept.size).toBeLessThanOrEqual(asked);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * 10);
  });
});
