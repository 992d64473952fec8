// For the tests here: runs embedded-child.ts as a process of its own and listens to it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildLine, ChildOptions } from './embedded-child.ts';
import { startOf } from '../../apps/server/src/platform/embedded/process-identity.ts';

export type EmbeddedChild = {
  readonly pid: number;
  /** Settles when the database runs; fails with the child's message and code. */
  readonly started: Promise<{ readonly ownerUrl: string; readonly pid: number }>;
  /** Numbers of the rows whose commit was acknowledged. */
  readonly written: readonly number[];
  readonly notes: readonly string[];
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
};

const SCRIPT = fileURLToPath(new URL('./embedded-child.ts', import.meta.url));
const children = new Set<ChildProcess>();

/** Starts a child, as another user when `user` is given. */
export function runChild(options: ChildOptions, user?: { uid: number; gid: number }): EmbeddedChild {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(options)], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
  });
  children.add(child);
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const written: number[] = [];
  const notes: string[] = [];
  const started = new Promise<{ ownerUrl: string; pid: number }>((done, failed) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as ChildLine;
      if ('started' in line) done(line.started);
      else if ('written' in line) written.push(line.written);
      else if ('note' in line) notes.push(line.note);
      else failed(Object.assign(new Error(line.failed.message), { code: line.failed.code }));
    });
    void ended.then(() => failed(new Error('the child ended before its database ran')));
  });
  // Only some tests wait for it.
  started.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    started,
    written,
    notes,
    kill: async (signal) => {
      child.kill(signal);
      await ended;
      children.delete(child);
    },
  };
}

/** Ends what a failed test left. */
export function killChildren(): void {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
}

/** Waits until `done`; fails with `what` after `wait` ms. */
export async function waitFor(done: () => boolean, what: string, wait = 20_000): Promise<void> {
  const deadline = performance.now() + wait;
  while (!done()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    // oxlint-disable-next-line no-await-in-loop -- waiting
    await new Promise((next) => setTimeout(next, 20));
  }
}

/** Whether a process still lives. */
export function lives(pid: number): boolean {
  return startOf(pid) !== undefined;
}
