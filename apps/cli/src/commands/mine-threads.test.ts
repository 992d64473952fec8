// A large log is mined on all cores, with the answers of one; Ctrl-C stops it at once and leaves no half-written file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createEventLogBuilder, createRandom, type EventLog } from '@portolan/mining';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askTogether } from '../mine/ask-together.ts';
import { examine } from '../mine/examine.ts';
import { bin } from '../run-portolan.ts';
import { writeWhole } from '../whole-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-threads-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function dealsLog(cases: number): EventLog {
  const random = createRandom(11);
  const builder = createEventLogBuilder();
  for (let i = 0; i < cases; i++) {
    const code = builder.cases.code(`deal ${i}`);
    let at = Date.UTC(2025, 0, 1) + Math.floor(random.next() * 300) * 86_400_000;
    for (const stage of ['Lead', 'Demo', 'Offer', random.next() < 0.5 ? 'Won' : 'Lost']) {
      builder.append(code, builder.activities.code(stage), at);
      at += Math.floor(random.next() * 30 * 86_400_000);
    }
  }
  return builder.finish();
}

const ENDS = { won: ['Won'], lost: ['Lost'] };
const QUESTIONS = ['losingStages', 'stayFigures', 'losingArcs', 'whatWinnersShare', 'findObstacles'] as const;
const ASKING = { time: { closing: ENDS }, why: ENDS };

test('three threads find what one finds, and say how far they are', async () => {
  const log = dealsLog(20_000);
  const shares: number[] = [];
  const one = await askTogether(log, ASKING, QUESTIONS, { threads: 1 });
  const three = await askTogether(log, ASKING, QUESTIONS, {
    threads: 3,
    onProgress: (share) => shares.push(share),
  });
  expect(isDeepStrictEqual(three, one)).toBe(true);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

test('what is wrong in the options is said as by one thread', async () => {
  const asking = { why: { won: ['Won'], lost: ['Won'] } };
  await expect(askTogether(dealsLog(50), asking, ['findObstacles'], { threads: 2 })).rejects.toThrow(
    'two kinds of end',
  );
  const nothing = { bottlenecks: true, why: { kind: 'won' as const }, ends: { won: [], lost: [] } };
  await expect(examine(dealsLog(50), nothing as never, undefined)).rejects.toThrow(
    'Nothing says which deals',
  );
});

/** Runs the real command until it has said something, then presses Ctrl-C. */
async function interrupted(args: readonly string[]): Promise<{ readonly end: unknown; readonly ms: number }> {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  await new Promise((resolve) => {
    setTimeout(resolve, 1500);
  });
  const pressed = performance.now();
  child.kill('SIGINT');
  const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
  // Ended by the signal is what a shell calls 130.
  return { end: signal === 'SIGINT' ? 130 : code, ms: performance.now() - pressed };
}

test('Ctrl-C in the middle ends it with 130, and no file is left', async () => {
  const file = join(folder, 'deals.csv');
  const lines = ['deal,stage,time'];
  for (let deal = 0; deal < 400_000; deal++) {
    const day = (step: number) =>
      new Date(Date.UTC(2025, 0, 1 + ((deal * 7) % 300) + step * 9)).toISOString();
    lines.push(`D${deal},Lead,${day(0)}`, `D${deal},Offer,${day(1)}`, `D${deal},Won,${day(2)}`);
  }
  writeFileSync(file, lines.join('\n'));
  const html = join(folder, 'map.html');
  const { end } = await interrupted(['mine', file, '--bottlenecks', '--html', html]);
  expect(end).toBe(130);
  expect(readdirSync(folder)).toEqual(['deals.csv']);
});

test('a file is written as a whole: what fails in the middle leaves the one before as it was', async () => {
  const file = join(folder, 'out.json');
  writeFileSync(file, 'before');
  await expect(
    writeWhole(file, async (path) => {
      writeFileSync(path, 'half');
      throw new Error('disk full');
    }),
  ).rejects.toThrow('disk full');
  expect(readFileSync(file, 'utf8')).toBe('before');
  await writeWhole(file, async (path) => writeFileSync(path, 'after'));
  expect(readFileSync(file, 'utf8')).toBe('after');
  expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
});
