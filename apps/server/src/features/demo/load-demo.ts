// Loads the demo company into a workspace, once: whoever asks again gets the log that is there.
import { Worker } from 'node:worker_threads';
import type { LogDetail } from '@portolan/contract';
import type { EventLog } from '@portolan/mining';
import { DEMO_NAME } from './simulate-demo.ts';

export interface DemoDeps {
  /** Gives the workspace's demo log; computes and stores it with `make` where there is none. */
  readonly demoLogOf: (
    workspaceId: string,
    make: () => Promise<{ readonly name: string; readonly log: EventLog }>,
  ) => Promise<LogDetail>;
  readonly now: () => Date;
}

/** Under two seconds on two shared cores, off the request thread. */
export function loadDemo(deps: DemoDeps, workspaceId: string): Promise<LogDetail> {
  return deps.demoLogOf(workspaceId, async () => ({
    name: DEMO_NAME,
    log: await play(deps.now().getTime()),
  }));
}

function play(nowMs: number): Promise<EventLog> {
  const file = import.meta.url.endsWith('.js') ? './demo-thread.js' : './demo-thread.ts';
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: { nowMs },
      name: 'portolan-demo',
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread of the demo ended with code ${code}`)));
  });
}
