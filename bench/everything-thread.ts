// A thread that helps everything.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { helpWithWork, type SharedWork } from '@portolan/mining';

const { work, who } = workerData as { readonly work: SharedWork; readonly who: number };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
helpWithWork(work, who, (answer) => parentPort!.postMessage(answer));
