// A thread that helps with questions about a log, for tests: answers what it can take, and dies in the middle if told to.
import { exit } from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { helpWithWork, type SharedWork } from '../src/parallel/work-together.ts';

interface Told {
  readonly work: SharedWork;
  readonly who: number;
  /** Ends, without a word, once it has taken a part. */
  readonly dies?: boolean;
}

const { work, who, dies = false } = workerData as Told;
/** Before a part, then at every step of it. */
let asked = 0;
helpWithWork(
  work,
  who,
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  (answer) => parentPort!.postMessage(answer),
  () => (dies && ++asked > 2 ? exit(1) : true),
);
