// A large question over several threads: the answer of one, whatever happens in the middle; and nobody else waits for it.
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { bottlenecksSchema, whySchema } from '@portolan/contract';
import { createEventLogBuilder, createRandom, type EventLog } from '@portolan/mining';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bottleneckFigures } from './bottlenecks.ts';
import { databaseAddress } from '../../platform/threads/thread-setting.ts';
import { endsOfLog } from './log-ends.ts';
import { type LogsApp, startLogsApp } from './logs-in-tests.ts';
import { type Client, TEST_ORIGIN } from '../../test-app.ts';
import { runThread } from './run-thread.ts';
import type { LogSource, ThreadTask } from './thread-messages.ts';
import { createThreadPool, type ThreadPool, type ThreadTrouble } from './thread-pool.ts';
import { timedLog } from './timed-log.ts';
import { whyFigures } from './why.ts';

const CASES = 42_000;
const NOW = Date.UTC(2026, 0, 1);
const ENDS = { won: ['Won'], lost: ['Lost'], other: [] };

/** Large enough for help: about 210,000 events. */
function largeLog(): EventLog {
  const random = createRandom(7);
  const builder = createEventLogBuilder();
  for (let i = 0; i < CASES; i++) {
    const code = builder.cases.code(`deal ${i}`);
    let at = Date.UTC(2024, 0, 1) + Math.floor(random.next() * 500) * 86_400_000;
    const source = builder.caseWords('Source');
    const isWeb = random.next() < 0.5;
    source.set(code, source.dictionary.code(isWeb ? 'web' : 'fair'));
    for (const stage of ['Lead', 'Qualified', 'Demo', 'Proposal']) {
      builder.append(code, builder.activities.code(stage), at);
      at += Math.floor(random.next() * 30 * 86_400_000);
    }
    const isWon = random.next() < (isWeb ? 0.6 : 0.3);
    builder.append(code, builder.activities.code(isWon ? 'Won' : 'Lost'), at);
  }
  return builder.finish();
}

const log = largeLog();
const timed = timedLog(log, log, endsOfLog(log, ENDS));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
let app: LogsApp;
let client: Client;
let source: LogSource;
let threads: ThreadPool;
let workers: Worker[] = [];
const troubles: ThreadTrouble[] = [];

function pool(size: number, timeoutMs = 60_000): ThreadPool {
  workers = [];
  return createThreadPool({
    database: databaseAddress(app.platform.db),
    size,
    cacheBytes: 1e8,
    shelfBytes: 1e8,
    timeoutMs,
    onTrouble: (trouble) => troubles.push(trouble),
    onStart: (worker) => workers.push(worker),
  });
}

beforeAll(async () => {
  app = await startLogsApp();
  client = await app.member('member');
  const [logId, runId] = [app.platform.newId(), app.platform.newId()];
  source = { workspaceId: client.workspaceId!, logId, runId, rejectedRows: 0 };
  threads = pool(1);
  await runThread(threads, {
    kind: 'storeDemo',
    ...source,
    name: 'Large',
    log,
    nowMs: NOW,
  });
  await threads.close();
});
afterEach(async () => {
  await threads.close();
  troubles.length = 0;
});
afterAll(() => app.close());

const whyTask = (): ThreadTask => ({
  kind: 'why',
  source,
  filter: {},
  ends: ENDS,
  meanwhile: undefined,
  nowMs: NOW,
});
const bottlenecksTask = (): ThreadTask => ({
  kind: 'bottlenecks',
  source,
  filter: {},
  ends: ENDS,
  asked: {},
  nowMs: NOW,
});
const caseTask = (): ThreadTask => ({ kind: 'case', source, caseId: 'deal 5' });

async function answerOf(task: ThreadTask, options = {}): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await threads.run(task, options)));
}

/** Messages of a kind that a worker sends. */
function saying(worker: Worker, kind: string): Promise<unknown> {
  return new Promise((resolve) => {
    worker.on('message', (message: { readonly kind: string }) => {
      if (message.kind === kind) resolve(message);
    });
  });
}

test('three threads answer as one does, load the log once and count it once', async () => {
  threads = pool(3);
  const helped: string[] = [];
  const [why, bottlenecks] = await Promise.all([answerOf(whyTask()), answerOf(bottlenecksTask())]);
  expect(whySchema.parse(why)).toEqual(plain(whyFigures(timed, undefined)));
  expect(bottlenecksSchema.parse(bottlenecks)).toEqual(plain(bottleneckFigures(timed, {})));
  expect(workers.length).toBe(3);
  for (const worker of workers) {
    worker.on('message', ({ kind }: { readonly kind: string }) => helped.push(kind));
  }
  await answerOf(whyTask());
  expect(helped).toContain('answer');
  expect(helped).not.toContain('want');
  // Time 8, activity 2, and per case its offset, its id with its end, and the code of its source.
  const perEvent = 10 * log.time.length;
  const ids = log.caseIds.reduce((sum, id) => sum + 2 * id.length + 4, 0);
  expect(threads.shelfBytes).toBeGreaterThan(perEvent + ids);
  expect(threads.shelfBytes).toBeLessThan(perEvent + ids + 10 * CASES);
});

test('a helping thread that dies in the middle is replaced, and the answer is the same', async () => {
  threads = pool(2);
  await answerOf(caseTask());
  const answering = answerOf(whyTask());
  // The second thread starts to help, and is killed as soon as it runs.
  while (workers.length < 2) await pause(1);
  const [, helper] = workers;
  await new Promise<void>((resolve) => void helper!.on('online', resolve));
  await helper!.terminate();
  expect(await answering).toEqual(plain(whyFigures(timed, undefined)));
  expect(troubles.map(({ kind }) => kind)).toEqual(['died']);
  expect(await answerOf(bottlenecksTask())).toEqual(plain(bottleneckFigures(timed, {})));
});

test('a leading thread that dies in the middle: its task is begun once more elsewhere', async () => {
  threads = pool(2);
  await answerOf(caseTask());
  const [first] = workers;
  const large = saying(first!, 'work');
  const answering = answerOf(whyTask());
  await large;
  await first!.terminate();
  expect(await answering).toEqual(plain(whyFigures(timed, undefined)));
  expect(troubles.map(({ kind }) => kind)).toEqual(['died']);
});

test('one that dies again and again fails with words that help, and nothing hangs', async () => {
  threads = pool(1);
  const failing = runThread(threads, whyTask());
  for (let deaths = 1; deaths <= 2; deaths++) {
    // oxlint-disable-next-line no-await-in-loop -- one thread after the other
    while (workers.length < deaths) await pause(1);
    // oxlint-disable-next-line no-await-in-loop -- one thread after the other
    await workers[deaths - 1]!.terminate();
  }
  await expect(failing).rejects.toMatchObject({ code: 'unavailable' });
  expect(await answerOf(caseTask())).toMatchObject({ case: 'deal 5' });
});

test('one that runs out of memory by itself is not begun again: it says so, and the next question is answered', async () => {
  threads = pool(1);
  await answerOf(caseTask());
  const [worker] = workers;
  const large = saying(worker!, 'work');
  const failing = runThread(threads, whyTask());
  failing.catch(() => undefined);
  await large;
  // What Node.js says when the heap of a thread is full; it ends the thread then.
  worker!.emit('error', Object.assign(new Error('no heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
  await worker!.terminate();
  await expect(failing).rejects.toMatchObject({
    code: 'unavailable',
    detail: expect.stringContaining('more memory'),
  });
  expect(await answerOf(caseTask())).toMatchObject({ case: 'deal 5' });
  expect(troubles.map(({ kind }) => kind)).toEqual(['memory']);
});

test('while all threads have large questions, a spare one answers the small', async () => {
  threads = pool(1);
  await answerOf(caseTask());
  const large = saying(workers[0]!, 'work');
  const running = [answerOf(whyTask()), answerOf(bottlenecksTask())];
  await large;
  const small = { ...caseTask(), source: { ...source, events: 100 } } as ThreadTask;
  expect(await answerOf(small)).toMatchObject({ case: 'deal 5' });
  expect(workers.length).toBe(2);
  // It takes nothing else, and helps nobody.
  const other: string[] = [];
  workers[1]!.on('message', ({ kind }: { readonly kind: string }) => other.push(kind));
  await Promise.all([...running, answerOf(whyTask()), answerOf(caseTask())]);
  expect(other).toEqual([]);
  expect(workers.length).toBe(2);
});

test('whoever goes away in the middle stops it: the thread answers the next question, and the same one anew', async () => {
  threads = pool(1);
  await answerOf(caseTask());
  const gone = new AbortController();
  const [worker] = workers;
  const large = saying(worker!, 'work');
  const running = threads.run(whyTask(), { signal: gone.signal });
  const ended = saying(worker!, 'done');
  running.catch(() => undefined);
  await large;
  gone.abort(new Error('gone'));
  await expect(running).rejects.toThrow('gone');
  expect(await ended).toMatchObject({ ok: false, code: 'stopped' });
  expect(await answerOf(caseTask())).toMatchObject({ case: 'deal 5' });
  expect(await answerOf(whyTask())).toEqual(plain(whyFigures(timed, undefined)));
  expect(workers.length).toBe(1);
  expect(troubles).toEqual([]);
});

test('a short question is answered before a large one that came earlier, on one thread and on two', async () => {
  for (const size of [1, 2]) {
    threads = pool(size);
    // oxlint-disable-next-line no-await-in-loop -- one pool after the other
    await answerOf(caseTask());
    const [worker] = workers;
    const large = saying(worker!, 'work');
    const order: string[] = [];
    const both = Array.from({ length: size }, () => answerOf(whyTask()).then(() => order.push('large')));
    // oxlint-disable-next-line no-await-in-loop -- once it is under way
    await large;
    // oxlint-disable-next-line no-await-in-loop -- it comes in between
    await answerOf(caseTask()).then(() => order.push('short'));
    // oxlint-disable-next-line no-await-in-loop -- so that all is done
    await Promise.all(both);
    expect(order[0], `${size} threads`).toBe('short');
    // oxlint-disable-next-line no-await-in-loop -- one pool after the other
    await threads.close();
  }
});

test('progress rises to the end and never falls', async () => {
  threads = pool(2);
  const shares: number[] = [];
  await answerOf(bottlenecksTask(), { onProgress: (share: number) => shares.push(share) });
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

const askOver = (accept: string) =>
  app.app.server.inject({
    method: 'GET',
    url: `/api/v1/logs/${source.logId}/why?won=Won&lost=Lost`,
    headers: { host: new URL(TEST_ORIGIN).host, ...client.headers, accept },
  });

test('over HTTP: lines with progress to whoever wants them, the answer alone to all others', async () => {
  const [lines, alone] = await Promise.all([
    askOver('application/x-ndjson, application/json'),
    askOver('application/json'),
  ]);
  expect(alone.headers['content-type']).toContain('application/json');
  const told = lines.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly progress?: number; readonly result?: unknown });
  // What comes within a moment is the answer itself.
  const last = told.at(-1)!;
  expect('result' in last ? last.result : last).toEqual(alone.json());
  expect(told.slice(0, -1).every(({ progress = -1 }) => progress >= 0 && progress <= 1)).toBe(true);
});
