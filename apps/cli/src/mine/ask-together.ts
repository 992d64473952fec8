// Asks questions about a log, on all cores where it is large. A thread that dies leaves its part to the others.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  answering,
  createBoard,
  leadWork,
  shareLog,
  type Answers,
  type Asking,
  type EventLog,
  type PartAnswer,
  type Question,
} from '@portolan/mining';

/** Below so many events the answers are there before a thread would have started. */
const LARGE = 500_000;
const MOST_THREADS = 8;
const PROGRESS_MS = 200;

/** Where the thread's file lies: `.ts` from the checkout, `.js` when packed. */
const THREAD = new URL(
  import.meta.url.endsWith('.js') ? './helping-thread.js' : './helping-thread.ts',
  import.meta.url,
);

export interface AskOptions {
  /** Is told how much is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** As many as the machine has cores unless told; one for a small log. */
  readonly threads?: number;
  /** Done by this thread while the others begin. */
  readonly meanwhile?: () => void;
}

/** @throws RangeError where the options do not go with the log */
export async function askTogether<Q extends Question>(
  log: EventLog,
  asking: Asking,
  questions: readonly Q[],
  options: AskOptions = {},
): Promise<Pick<Answers, Q>> {
  const { onProgress = () => undefined, meanwhile = () => undefined } = options;
  const threads =
    options.threads ?? (log.time.length < LARGE ? 1 : Math.min(MOST_THREADS, availableParallelism()));
  const board = createBoard();
  let told = 0;
  const { inbox, answers } = leadWork(board, questions, answering(log, asking), async () => {
    const now = performance.now();
    if (now - told > PROGRESS_MS) onProgress(board.progress());
    told = now;
    await new Promise<void>((resolve) => void setImmediate(resolve));
  });
  // Whatever becomes of the rest, it is waited for below.
  answers.catch(() => undefined);
  const helpers =
    threads === 1 || questions.length === 0
      ? []
      : startHelpers(threads - 1, { log: shareLog(log), asking, questions, board: board.shared });
  for (const [i, helper] of helpers.entries()) {
    helper.on('message', (answer: PartAnswer) => inbox.put(answer));
    // Its part falls back to this thread, which meets the same error if there is one.
    helper.on('error', () => undefined);
    helper.on('exit', () => inbox.lose(i + 1));
  }
  try {
    meanwhile();
    return await answers;
  } finally {
    board.stop();
    await Promise.all(helpers.map((helper) => helper.terminate()));
  }
}

function startHelpers(count: number, work: object): Worker[] {
  return Array.from({ length: count }, (_, i) => new Worker(THREAD, { workerData: { work, who: i + 1 } }));
}
