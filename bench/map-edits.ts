// How long an edit of a map takes on the server, from the request to the answer, by the size of the map; beside it a
// request that reads one row, on the same server and machine. Starts a server of its own with an empty data folder.
// Usage: npm run bench -- edits [edits per map=200]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mapSchema } from '@portolan/core';
import type { SalesMap } from '@portolan/core';

const EDITS = Number(process.argv[2] ?? 200);
const SIZES = [20, 150, 1000];
const WORDS =
  'The buyer says that the problem costs them money, names who decides about it, and agrees to a date. ';

function said(letters: number, i: number): string {
  return `${i} ${WORDS.repeat(4)}`.slice(0, letters);
}

function mapOf(stages: number): SalesMap {
  return mapSchema.parse({
    lanes: Array.from({ length: 10 }, (_, i) => ({ id: `l${i}`, name: `Lane ${i}` })),
    nodes: Array.from({ length: stages }, (_, i) => ({
      type: 'stage',
      id: `s${i}`,
      name: `Stage ${i}`,
      lane: `l${i % 10}`,
      statement: said(100, i),
      definition: said(200, i),
      happens: said(150, i),
      checklist: [1, 2, 3].map((n) => ({ id: `c${n}`, text: said(60, n + i) })),
    })),
    paths: Array.from({ length: stages }, (_, i) => ({
      id: `p${i}`,
      from: `s${i}`,
      to: `s${(i + 1) % stages}`,
    })),
  });
}

type Call = <T>(method: string, route: string, body?: object) => Promise<T>;

async function measure(name: string, times: number, work: (i: number) => Promise<unknown>): Promise<number> {
  // oxlint-disable no-await-in-loop -- one after the other is what is measured
  for (let i = -20; i < 0; i++) await work(i);
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work(i);
    taken.push(performance.now() - start);
  }
  // oxlint-enable no-await-in-loop
  taken.sort((a, b) => a - b);
  const at = (q: number): number => taken[Math.min(times - 1, Math.floor(times * q))]!;
  console.log(`${name.padEnd(22)} median ${at(0.5).toFixed(1)} ms, 95 % within ${at(0.95).toFixed(1)} ms`);
  return at(0.5);
}

async function measureAll(call: Call): Promise<void> {
  const rest = await measure('one row', EDITS, () => call('GET', '/api/v1/workspace'));
  for (const stages of SIZES) {
    // oxlint-disable no-await-in-loop -- one after the other is what is measured
    const map = mapOf(stages);
    const kilobytes = Math.round(JSON.stringify(map).length / 1000);
    const body = { name: `${stages} stages`, map };
    const { draft } = await call<{ draft: { id: string } }>('POST', '/api/v1/processes', body);
    let base = 0;
    const name = `${stages} stages, ${kilobytes} kB`;
    const median = await measure(name, EDITS, async (i) => {
      const command = { do: 'set', in: 'nodes', id: 's3', field: 'name', value: `Stage ${i}` };
      const edit = { base, command, client: 'bench', key: `${i}` };
      ({ revision: base } = await call<{ revision: number }>(
        'POST',
        `/api/v1/versions/${draft.id}/edits`,
        edit,
      ));
    });
    console.log(`  ${(median / rest).toFixed(1)} times a request for one row`);
    // oxlint-enable no-await-in-loop
  }
}

/** The address that a started server prints, with the one-time token behind it. */
async function addressOf(output: AsyncIterable<unknown>): Promise<URL> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const found = /http:\/\/localhost:\S+/.exec(text);
    if (found) return new URL(found[0]);
  }
  throw new Error(`the server ended before it was ready: ${text}`);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-edits-'));
  const server = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: path.join(import.meta.dirname, '..'),
    env: { ...process.env, PORT: '0', PORTOLAN_DATA: path.join(folder, 'data'), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await addressOf(server.stdout);
    let cookie = '';
    const call: Call = async (method, route, body) => {
      const response = await fetch(new URL(route, address), {
        method,
        headers: { cookie, origin: address.origin, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${route}: ${text}`);
      cookie ||= response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      return JSON.parse(text === '' ? 'null' : text) as never;
    };
    await call('POST', '/api/v1/setup/redeem', { token: address.hash.slice(1) });
    await new Promise((resolve) => {
      setTimeout(resolve, 4000); // The demo is stored meanwhile.
    });
    await measureAll(call);
  } finally {
    const ended = new Promise((resolve) => {
      server.once('exit', resolve);
    });
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
