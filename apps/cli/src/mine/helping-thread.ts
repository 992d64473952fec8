// A thread that helps to answer questions about a large log: takes what nobody has, says what it found, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { helpWithWork, type SharedWork } from '@portolan/mining';

const { work, who } = workerData as { readonly work: SharedWork; readonly who: number };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
helpWithWork(work, who, (answer) => parentPort!.postMessage(answer));
