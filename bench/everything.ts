// Everything that Fit, Why and Bottlenecks show, on 5 million events: a log in memory to every figure, on one thread, part
// by part, in a process of its own, nothing warmed up; then once more. Then one thread and all cores in turns, three times
// each, in processes of their own (everything-together.ts).
// Usage: npm run bench -- everything [events=5000000]
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { machineOf } from '@portolan/core';
import {
  alignLog,
  bottlenecks,
  cohortsOf,
  cycleFigures,
  findObstacles,
  findTriggers,
  lossHazards,
  stayFigures,
  timeInDeviations,
  timesOf,
  trendsOf,
  variantsOf,
  waitFigures,
  whatMakesFast,
  whatWinnersShare,
  type LogCohorts,
  type LogConformance,
  type LogTimes,
  type Variant,
} from '@portolan/mining';
import { ASKING, MAP } from './everything-asked.ts';
import { salesLog } from './sales-log.ts';

const [EVENTS = 5_000_000] = process.argv.slice(2).map(Number);
const GOAL_SECONDS = 5;
const GOAL_BYTES = 2e9;

const log = salesLog(EVENTS);
const before = process.resourceUsage().maxRSS * 1024;

const machine = machineOf(MAP, log.activities);
const { time, why } = ASKING;
let variants: readonly Variant[] = [];
let fit: LogConformance | undefined;
let times: LogTimes | undefined;
let cohorts: LogCohorts | undefined;

const PARTS: readonly (readonly [screen: string, part: string, run: () => unknown])[] = [
  ['Fit', 'ways', () => (variants = variantsOf(log))],
  ['Fit', 'fit of every case', () => (fit = alignLog(log, machine, {}, variants))],
  ['Fit', 'time off the map', () => timeInDeviations(log, fit!)],
  [
    'Bottlenecks',
    'days lost, every stage and arc',
    () => bottlenecks(log, time, (times = timesOf(log, time))),
  ],
  ['Bottlenecks', 'time in stage', () => stayFigures(log, time, times)],
  ['Bottlenecks', 'waits, every arc', () => waitFigures(log, time, times)],
  ['Bottlenecks', 'cycles: won, lost, open by age', () => cycleFigures(log, time, times)],
  ['Bottlenecks', 'loss by age, every stage', () => lossHazards(log, time, times)],
  ['Bottlenecks', 'months, with changes of level', () => trendsOf(log, time, times)],
  ['Why', 'what winners share', () => whatWinnersShare(log, why, (cohorts = cohortsOf(log, why)))],
  ['Why', 'what quick wins share', () => whatMakesFast(log, why, cohorts)],
  ['Why', 'triggers', () => findTriggers(log, why, cohorts)],
  ['Why', 'obstacles', () => findObstacles(log, why, cohorts)],
];

interface Seconds {
  readonly cpu: number;
  readonly wall: number;
}

function measured(run: () => unknown): Seconds {
  const began = performance.now();
  const used = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(used);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - began) / 1000 };
}

const turns = [0, 1].map(() => PARTS.map(([, , run]) => measured(run)));
const peak = process.resourceUsage().maxRSS * 1024;
const [first, second] = turns as [Seconds[], Seconds[]];
const sum = (of: readonly Seconds[], key: keyof Seconds): number =>
  of.reduce((total, one) => total + one[key], 0);
const figure = (seconds: number): string => `${seconds.toFixed(2)} s`;

console.log(
  `${log.time.length} events, ${log.caseIds.length} cases, ${variants.length} ways; one thread, log in memory`,
);
console.table([
  ...PARTS.map(([screen, part], i) => ({
    screen,
    part,
    'first time': figure(first[i]!.cpu),
    wall: figure(first[i]!.wall),
    again: figure(second[i]!.cpu),
  })),
  {
    screen: 'all',
    part: 'together',
    'first time': figure(sum(first, 'cpu')),
    wall: figure(sum(first, 'wall')),
    again: figure(sum(second, 'cpu')),
  },
]);
const reached = (isReached: boolean): string => (isReached ? 'reached' : 'NOT reached');
console.log(
  `Goal ${GOAL_SECONDS} s: ${reached(sum(first, 'cpu') <= GOAL_SECONDS)}. Peak memory ${Math.round(peak / 1e6)} MB, of it ${Math.round(before / 1e6)} MB when the log was made; goal ${GOAL_BYTES / 1e6} MB: ${reached(peak <= GOAL_BYTES)}.`,
);

interface Together extends Seconds {
  readonly peak: number;
}

const CORES = availableParallelism();
const TURNS = 3;

function together(threads: number): Together {
  const script = fileURLToPath(new URL('everything-together.ts', import.meta.url));
  const run = spawnSync(process.execPath, [script, String(EVENTS), String(threads)], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Together;
}

function medianOf(of: readonly Together[], key: keyof Together): number {
  const sorted = of.map((one) => one[key]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

const load = loadavg()[0]!.toFixed(1);
const runs = Array.from({ length: TURNS }, () => [together(1), together(CORES)] as const);
const [alone, all] = [runs.map(([one]) => one), runs.map(([, many]) => many)];
console.log(`One thread against ${CORES}, medians of ${TURNS} turns each, load ${load} before:`);
console.table(
  [alone, all].map((of, i) => ({
    threads: i === 0 ? 1 : CORES,
    wall: figure(medianOf(of, 'wall')),
    processor: figure(medianOf(of, 'cpu')),
    peak: `${Math.round(medianOf(of, 'peak') / 1e6)} MB`,
  })),
);
const [wallAlone, wallAll] = [medianOf(alone, 'wall'), medianOf(all, 'wall')];
console.log(
  `${(wallAlone / wallAll).toFixed(2)} times as fast. Goal ${GOAL_SECONDS} s on the clock: ${reached(wallAll <= GOAL_SECONDS)}.`,
);
