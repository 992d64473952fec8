// A thread for heavy work: what happens when it refuses, fails, hangs, dies, or has too much to do.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createOneThread } from './one-thread.ts';
import type { OneThread } from './one-thread.ts';

type Task = 'answer' | 'refuse' | 'fail' | 'hang' | 'die';

const folder = mkdtempSync(path.join(import.meta.dirname, 'thread-'));
const file = path.join(folder, 'thread.ts');
writeFileSync(
  file,
  `import { AppError } from '../../http/app-error.ts';
import { answerTasks } from '../answer-tasks.ts';
answerTasks(async (task) => {
  if (task === 'refuse') throw new AppError('map_refused', 'No.', [{ path: 'a', message: 'b' }]);
  if (task === 'fail') throw new TypeError('a mistake of ours');
  if (task === 'hang') for (;;) Math.random();
  if (task === 'die') process.exit(1);
  return new TextEncoder().encode('done');
});
`,
);

let thread: OneThread<Task>;
let troubles: string[];
function start(): void {
  troubles = [];
  thread = createOneThread<Task>({
    file: pathToFileURL(file),
    name: 'test',
    // Long enough for a thread to start on a busy machine.
    timeoutMs: 8000,
    mostWaiting: 3,
    onTrouble: (error) => troubles.push(error.message),
  });
}
afterEach(() => thread.close());
afterAll(() => rmSync(folder, { recursive: true }));

const answer = async () => Buffer.from(await thread.run('answer')).toString();

test('answers one task after the other', async () => {
  start();
  expect(await Promise.all([answer(), answer(), answer()])).toEqual(['done', 'done', 'done']);
});

test('passes a refusal on as it was made, and masks a mistake of ours', async () => {
  start();
  await expect(thread.run('refuse')).rejects.toMatchObject({
    code: 'map_refused',
    detail: 'No.',
    fields: [{ path: 'a', message: 'b' }],
  });
  expect(troubles).toEqual([]);
  await expect(thread.run('fail')).rejects.toMatchObject({ code: 'internal', detail: undefined });
  expect(troubles.join()).toContain('a mistake of ours');
  expect(await answer()).toBe('done');
});

test.each(['hang', 'die'] as const)('is replaced when it %ss; only that task fails', async (how) => {
  start();
  const [lost, next] = await Promise.allSettled([thread.run(how), answer()]);
  expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
  expect(next).toEqual({ status: 'fulfilled', value: 'done' });
  expect(troubles).toHaveLength(1);
});

test('turns away what is too much, and everything once it is closed', async () => {
  start();
  const asked = await Promise.allSettled(Array.from({ length: 6 }, answer));
  expect(asked.map(({ status }) => status)).toEqual([
    ...Array<string>(4).fill('fulfilled'),
    ...Array<string>(2).fill('rejected'),
  ]);
  const waiting = thread.run('hang');
  await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'unavailable' }), thread.close()]);
  await expect(answer()).rejects.toMatchObject({ code: 'unavailable' });
});
