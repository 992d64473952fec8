// Everything that Fit, Why and Bottlenecks show, on 5 million events, by all cores against one: wall time from a log in
// memory to every figure, nothing warmed up, in a process of its own. Run by everything.ts.
// Usage: node bench/everything-together.ts [events] [threads]; prints JSON.
import { Worker } from 'node:worker_threads';
import { machineOf } from '@portolan/core';
import {
  alignLog,
  answering,
  createBoard,
  leadWork,
  shareLog,
  timeInDeviations,
  variantsOf,
  type Asking,
  type PartAnswer,
  type Question,
} from '@portolan/mining';
import { ASKING, MAP } from './everything-asked.ts';
import { salesLog } from './sales-log.ts';

const [EVENTS = 5_000_000, THREADS = 2] = process.argv.slice(2).map(Number);

const QUESTIONS: readonly Question[] = [
  'losingStages',
  'stayFigures',
  'lossHazards',
  'cycleFigures',
  'trendsOf',
  'waitFigures',
  'losingArcs',
  'whatWinnersShare',
  'whatMakesFast',
  'findObstacles',
  'findTriggers',
];

const log = salesLog(EVENTS);
const asking: Asking = ASKING;
const before = process.resourceUsage().maxRSS * 1024;
const used = process.cpuUsage();
const began = performance.now();

const board = createBoard();
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
let helpers: Worker[] = [];
const { inbox, answers } = leadWork(board, QUESTIONS, answering(log, asking), turn);
if (THREADS > 1) {
  const work = { log: shareLog(log), asking, questions: QUESTIONS, board: board.shared };
  helpers = Array.from({ length: THREADS - 1 }, (_, i) => {
    const helper = new Worker(new URL('everything-thread.ts', import.meta.url), {
      workerData: { work, who: i + 1 },
    });
    helper.on('message', (answer: PartAnswer) => inbox.put(answer));
    helper.on('exit', () => inbox.lose(i + 1));
    return helper;
  });
}
const variants = variantsOf(log);
const fit = alignLog(log, machineOf(MAP, log.activities), {}, variants);
timeInDeviations(log, fit);
await answers;

const wall = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(used);
await Promise.all(helpers.map((helper) => helper.terminate()));
console.log(
  JSON.stringify({
    wall,
    cpu: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS * 1024,
    before,
  }),
);
