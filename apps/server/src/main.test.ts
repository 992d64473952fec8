// The server as a process: what it prints, what it refuses, how it ends.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../testing/database/create-test-database.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
let database: TestDatabase;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase('empty');
  folder = mkdtempSync(join(tmpdir(), 'portolan-main-'));
  writeFileSync(join(folder, 'secret'), 'a'.repeat(64), { mode: 0o600 });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  /** Resolves with the address of the ready line; rejects with everything printed when the process ends first. */
  readonly ready: Promise<string>;
  readonly ended: Promise<{ code: number | null; output: string }>;
}

function start(environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      PORT: '0',
      DATABASE_URL: database.ownerUrl,
      PORTOLAN_DATA: folder,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const line = /^Portolan is ready: (\S+)$/m.exec(output);
      if (line !== null) resolve(line[1]!);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((end) => reject(new Error(end.output)));
  });
  // Nobody may be waiting for it.
  ready.catch(() => undefined);
  return { child, ready, ended };
}

async function stop(run: Run, signal: NodeJS.Signals): Promise<{ code: number | null; output: string }> {
  run.child.kill(signal);
  return run.ended;
}

async function redeem(address: string): Promise<Response> {
  const { origin, hash } = new URL(address);
  return fetch(`${origin}/api/v1/setup/redeem`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.slice(1) }),
  });
}

describe('a start', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'prints one address with a token; %s ends it cleanly',
    async (signal) => {
      const run = start();
      const address = await run.ready;
      expect(address).toMatch(/^http:\/\/localhost:\d+\/#[\w-]{32}$/);
      const { origin } = new URL(address);
      expect((await fetch(`${origin}/readyz`)).status).toBe(200);
      const end = await stop(run, signal);
      expect(end.code).toBe(0);
      expect(end.output).not.toMatch(/"level":"(warn|error)"/);
      await expect(fetch(`${origin}/healthz`)).rejects.toThrow('fetch failed');
    },
  );

  test('the printed token works once; the next start prints another one for the same owner', async () => {
    const first = start();
    const firstAddress = await first.ready;
    const session = await redeem(firstAddress);
    expect(session.status).toBe(200);
    expect((await redeem(firstAddress)).status).toBe(410);
    await stop(first, 'SIGTERM');
    const second = start();
    const again = await redeem(await second.ready);
    expect(await again.json()).toEqual(await session.json());
  });

  test('listening to other machines, once set up, gives no token away', async () => {
    const fresh = start();
    await redeem(await fresh.ready);
    await stop(fresh, 'SIGTERM');
    const open = start({ HOST: '0.0.0.0' });
    expect(await open.ready).toMatch(/^http:\/\/localhost:\d+\/$/);
  });

  test('logs are JSON and hold neither secrets nor the token', async () => {
    const run = start({ LOG_LEVEL: 'trace' });
    const address = await run.ready;
    await redeem(address);
    const { output } = await stop(run, 'SIGTERM');
    const lines = output.split('\n').filter((line) => line !== '' && !line.startsWith('Portolan is ready'));
    for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
    const logs = lines.join('\n');
    expect(logs).not.toContain(new URL(address).hash.slice(1));
    expect(logs).not.toContain(new URL(database.ownerUrl).password);
    expect(logs).not.toMatch(/session_token=|a{64}/);
  });
});

describe('a start that cannot be', () => {
  test.each([
    ['a wrong port', { PORT: 'many' }, /^PORT: expected a whole number/],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' },
      /^DATABASE_URL: cannot connect to 127\.0\.0\.1:1\/c as a: .*ECONNREFUSED.*Example: /,
    ],
  ])('%s: one message, exit code 1', async (_what, environment, message) => {
    const { code, output } = await start(environment).ended;
    expect(code).toBe(1);
    expect(output).toMatch(message);
  });

  test('a port that is taken is named', async () => {
    const first = start();
    const { port } = new URL(await first.ready);
    const { code, output } = await start({ PORT: port }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/^PORT: .*in use.*Example: PORT=/m);
  });

  test('an app role that row-level security does not hold is refused', async () => {
    const { code, output } = await start({ DATABASE_APP_URL: database.ownerUrl }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/row-level security.*superuser.*DATABASE_APP_URL/s);
  });
});
