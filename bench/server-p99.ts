// How much slower an authenticated GET /api/v1/logs becomes while a file of a million events is uploaded and read.
// Starts a server of its own with an empty data folder; prints latencies at rest and under the import, and their ratio.
// Usage: node bench/server-p99.ts [events=1000000] [requests per second=30]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { simulateDemo } from '../apps/server/src/features/demo/simulate-demo.ts';

const EVENTS = Number(process.argv[2] ?? 1_000_000);
const RATE = Number(process.argv[3] ?? 30);
const IDLE_SECONDS = 15;

/** The demo's log again and again with fresh case ids, as CSV, a block per copy. */
function* csvBlocks(events: number): Generator<Buffer> {
  const log = simulateDemo(Date.UTC(2026, 0, 1));
  const times = Array.from(log.time, (ms) => new Date(ms).toISOString());
  yield Buffer.from('deal,stage,time,owner\n');
  let left = events;
  for (let copy = 0; left > 0; copy++) {
    const lines: string[] = [];
    for (let c = 0; c < log.caseIds.length && left > 0; c++) {
      for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]! && left > 0; e++, left--) {
        lines.push(
          `${log.caseIds[c]}-${copy},${log.activities[log.activity[e]!]},${times[e]},owner ${c % 40}\n`,
        );
      }
    }
    yield Buffer.from(lines.join(''));
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'portolan-p99-'));
const server = spawn(process.execPath, ['apps/server/src/main.ts'], {
  cwd: path.join(import.meta.dirname, '..'),
  env: { ...process.env, PORT: '0', PORTOLAN_DATA: folder, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
});

async function address(): Promise<URL> {
  let text = '';
  for await (const chunk of server.stdout) {
    text += String(chunk);
    const found = /http:\/\/localhost:\S+/.exec(text);
    if (found) return new URL(found[0]);
  }
  throw new Error(`the server ended before it was ready: ${text}`);
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly cookie: string;
}

const at = (sorted: number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!;

const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);

async function main(): Promise<void> {
  const base = await address();
  const agent = new Agent({ keepAlive: true });
  let cookie = '';

  function call(method: string, route: string, body?: Readable | object): Promise<Answer> {
    const stream = body instanceof Readable;
    return new Promise((resolve, reject) => {
      const type = stream ? 'application/octet-stream' : 'application/json';
      const sent = request(
        new URL(route, base),
        { method, agent, headers: { cookie, ...(body && { 'content-type': type }), origin: base.origin } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(parts).toString();
            if (response.statusCode! >= 400) return reject(new Error(`${method} ${route}: ${text}`));
            const set = (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]!).join('; ');
            resolve({ status: response.statusCode!, body: text && JSON.parse(text), cookie: set });
          });
        },
      );
      sent.on('error', reject);
      if (stream) body.pipe(sent);
      else sent.end(body && JSON.stringify(body));
    });
  }

  async function timed(taken: Map<string, number[]>, during: string): Promise<void> {
    const start = performance.now();
    await call('GET', '/api/v1/logs');
    for (const name of new Set(['', during])) {
      taken.set(name, [...(taken.get(name) ?? []), performance.now() - start]);
    }
  }

  /** Milliseconds of each request, by phase and (under '') of all, at a steady pace that does not wait for slow answers, until `over`. */
  async function measure(over: () => boolean, phase = () => ''): Promise<Map<string, number[]>> {
    const taken = new Map<string, number[]>();
    const running: Promise<unknown>[] = [];
    const began = performance.now();
    for (let i = 0; !over(); i++) {
      const due = began + (i * 1000) / RATE;
      await sleep(Math.max(0, due - performance.now()));
      const during = phase();
      running.push(timed(taken, during));
    }
    await Promise.all(running);
    return new Map([...taken].map(([name, some]) => [name, some.toSorted((a, b) => a - b)]));
  }

  const show = (name: string, sorted: number[]) =>
    sorted.length > 0 &&
    console.log(
      `${name.padEnd(15)} n=${sorted.length} p50=${at(sorted, 0.5).toFixed(1)} ms p99=${at(sorted, 0.99).toFixed(1)} ms max=${sorted.at(-1)!.toFixed(1)} ms`,
    );

  cookie = (await call('POST', '/api/v1/setup/redeem', { token: base.hash.slice(1) })).cookie;
  await sleep(4000); // The demo is stored meanwhile, and code warms up.
  let until = performance.now() + 3000;
  await measure(() => performance.now() > until);

  until = performance.now() + IDLE_SECONDS * 1000;
  const idle = (await measure(() => performance.now() > until)).get('')!;
  show('at rest', idle);

  const blocks = [...csvBlocks(EVENTS)];
  const bytes = blocks.reduce((sum, block) => sum + block.length, 0);
  let done = false;
  const started = performance.now();
  let uploadedAt = 0;
  const work = (async () => {
    const upload = await call('POST', '/api/v1/logs?fileName=million.csv', Readable.from(blocks));
    uploadedAt = performance.now();
    const log = upload.body as { id: string; recognition: { proposal: object } };
    await call('POST', `/api/v1/logs/${log.id}/import`, { mapping: log.recognition.proposal });
    for (;;) {
      await sleep(200);
      const now = (await call('GET', `/api/v1/logs/${log.id}`)).body as {
        state: string;
        problem: string;
        events: number;
      };
      if (now.state === 'ready') return now;
      if (now.state === 'failed') throw new Error(now.problem);
    }
  })().finally(() => (done = true));
  const phases = await measure(
    () => done,
    () => (uploadedAt === 0 ? 'while uploading' : 'while reading'),
  );
  const log = await work;
  for (const name of ['while uploading', 'while reading']) show(name, phases.get(name) ?? []);
  const busy = phases.get('')!;
  console.log(
    `${log.events} events, ${(bytes / 1e6).toFixed(0)} MB: uploaded in ${seconds(started, uploadedAt)} s, read and stored in ${seconds(uploadedAt, performance.now())} s`,
  );
  console.log(`p99 ratio ${(at(busy, 0.99) / at(idle, 0.99)).toFixed(2)}`);
  agent.destroy();
}

try {
  await main();
} finally {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
