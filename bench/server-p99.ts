// How much slower an authenticated GET /api/v1/logs becomes while a file of a million events is uploaded and read.
// Starts a server of its own with an empty data folder and measures in turns, at rest and under an import, so that
// both see the same machine; prints latencies and the ratio of their 99th percentiles.
// Usage: npm run bench -- server [events=1000000] [rounds=4] [requests per second=30]
import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { simulateDemo } from '../apps/server/src/features/demo/simulate-demo.ts';

const EVENTS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = Number(process.argv[3] ?? 4);
const RATE = Number(process.argv[4] ?? 30);
const REST_SECONDS = 6;

type Phase = 'at rest' | 'while uploading' | 'while reading';

/** The demo's log again and again with fresh case ids, as CSV. */
function writeCsv(file: string): void {
  const log = simulateDemo(Date.UTC(2026, 0, 1));
  const times = Array.from(log.time, (ms) => new Date(ms).toISOString());
  writeFileSync(file, 'deal,stage,time,owner\n');
  let left = EVENTS;
  for (let copy = 0; left > 0; copy++) {
    const lines: string[] = [];
    for (let c = 0; c < log.caseIds.length && left > 0; c++) {
      for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]! && left > 0; e++, left--) {
        const stage = log.activities[log.activity[e]!];
        lines.push(`${log.caseIds[c]}-${copy},${stage},${times[e]},owner ${c % 40}\n`);
      }
    }
    writeFileSync(file, lines.join(''), { flag: 'a' });
  }
}

interface Target {
  readonly base: string;
  readonly cookie: string;
}
const agent = new Agent({ keepAlive: true });

function call(
  { base, cookie }: Target,
  method: string,
  route: string,
  body?: Readable | object,
): Promise<{ body: unknown; cookie: string }> {
  const stream = body instanceof Readable;
  const type = stream ? 'application/octet-stream' : 'application/json';
  return new Promise((resolve, reject) => {
    const headers = { cookie, origin: new URL(base).origin, ...(body && { 'content-type': type }) };
    const sent = request(new URL(route, base), { method, agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode! >= 400) {
          reject(new Error(`${method} ${route}: ${text}`));
          return;
        }
        const set = (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]!).join('; ');
        resolve({ body: text === '' ? undefined : JSON.parse(text), cookie: set });
      });
    });
    sent.on('error', reject);
    if (stream) body.pipe(sent);
    else sent.end(body && JSON.stringify(body));
  });
}

/** In a thread of its own, so that sending the file does not disturb the measuring. */
async function uploadAndImport({ target, file }: { target: Target; file: string }): Promise<void> {
  const upload = await call(target, 'POST', '/api/v1/logs?fileName=million.csv', createReadStream(file));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage('uploaded');
  const log = upload.body as { id: string; recognition: { proposal: object } };
  await call(target, 'POST', `/api/v1/logs/${log.id}/import`, { mapping: log.recognition.proposal });
  for (;;) {
    await sleep(200);
    const now = (await call(target, 'GET', `/api/v1/logs/${log.id}`)).body as Record<string, unknown>;
    if (now['state'] === 'ready') break;
    if (now['state'] !== 'importing') throw new Error(String(now['problem']));
  }
  agent.destroy();
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!;
}

/** Seconds, of milliseconds. */
function median(values: readonly number[]): string {
  return (
    quantile(
      values.toSorted((a, b) => a - b),
      0.5,
    ) / 1000
  ).toFixed(1);
}

function show(name: string, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [p50, p99, max] = [0.5, 0.99, 1].map((q) => quantile(sorted, q).toFixed(1));
  console.log(`${name.padEnd(15)} n=${sorted.length} p50=${p50} ms p99=${p99} ms max=${max} ms`);
  return quantile(sorted, 0.99);
}

async function measureAll(target: Target, file: string): Promise<void> {
  const taken: Record<Phase, number[]> = { 'at rest': [], 'while uploading': [], 'while reading': [] };
  let phase: Phase = 'at rest';

  async function timed(during: Phase): Promise<void> {
    const start = performance.now();
    await call(target, 'GET', '/api/v1/logs');
    taken[during].push(performance.now() - start);
  }

  /** Requests at a steady pace that does not wait for slow answers. */
  async function pace(over: () => boolean): Promise<void> {
    const running: Promise<void>[] = [];
    const began = performance.now();
    for (let i = 0; !over(); i++) {
      await sleep(Math.max(0, began + (i * 1000) / RATE - performance.now()));
      running.push(timed(phase));
    }
    await Promise.all(running);
  }

  let until = performance.now() + 3000;
  await pace(() => performance.now() > until);
  taken['at rest'] = [];
  const upload: number[] = [];
  const reading: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    phase = 'at rest';
    until = performance.now() + REST_SECONDS * 1000;
    await pace(() => performance.now() > until);

    phase = 'while uploading';
    let done: 'no' | 'yes' | Error = 'no';
    const started = performance.now();
    let uploaded = started;
    const worker = new Worker(new URL(import.meta.url), { workerData: { target, file } });
    worker.on('message', () => {
      uploaded = performance.now();
      phase = 'while reading';
    });
    worker.on('error', (error) => (done = error));
    worker.on('exit', () => (done = done === 'no' ? 'yes' : done));
    await pace(() => done !== 'no');
    if ((done as unknown) instanceof Error) throw done as unknown as Error;
    upload.push(uploaded - started);
    reading.push(performance.now() - uploaded);
  }

  const rest = show('at rest', taken['at rest']);
  const uploadP99 = show('while uploading', taken['while uploading']);
  const readP99 = show('while reading', taken['while reading']);
  const bothP99 = show('both', [...taken['while uploading'], ...taken['while reading']]);
  console.log(
    `${EVENTS} events, ${Math.round(statSync(file).size / 1e6)} MB: uploaded in ${median(upload)} s, read and stored in ${median(reading)} s`,
  );
  console.log(
    `p99 against rest: while reading ${(readP99 / rest).toFixed(2)} times, while uploading ${(uploadP99 / rest).toFixed(2)} times, both together ${(bothP99 / rest).toFixed(2)} times (goal: at most 3)`,
  );
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-p99-'));
  const file = path.join(folder, 'million.csv');
  writeCsv(file);
  const server = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: path.join(import.meta.dirname, '..'),
    env: { ...process.env, PORT: '0', PORTOLAN_DATA: path.join(folder, 'data'), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let text = '';
    let address: URL | undefined;
    for await (const chunk of server.stdout) {
      text += String(chunk);
      const found = /http:\/\/localhost:\S+/.exec(text);
      if (!found) continue;
      address = new URL(found[0]);
      break;
    }
    if (!address) throw new Error(`the server ended before it was ready: ${text}`);
    const base = address.href;
    const token = address.hash.slice(1);
    const { cookie } = await call({ base, cookie: '' }, 'POST', '/api/v1/setup/redeem', { token });
    await sleep(4000); // The demo is stored meanwhile.
    await measureAll({ base, cookie }, file);
  } finally {
    agent.destroy();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

await (isMainThread ? main() : uploadAndImport(workerData as { target: Target; file: string }));
