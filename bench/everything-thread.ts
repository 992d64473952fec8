// A thread that helps everything.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { helpWithWork, type SharedWork } from '@portolan/mining';

const { work, who } = workerData as { readonly work: SharedWork; readonly who: number };
helpWithWork(work, who, (answer) => parentPort!.postMessage(answer));
