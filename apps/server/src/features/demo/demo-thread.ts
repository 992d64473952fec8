// Entry of the thread that plays the demo company, so that requests do not wait for it.
import { parentPort, workerData } from 'node:worker_threads';
import { simulateDemo } from './simulate-demo.ts';

const { nowMs } = workerData as { nowMs: number };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(simulateDemo(nowMs));
