// How long cases stay in every stage: 1 million cases, 20 stages with returns, two outcomes, a part of the cases open, every
// time to the millisecond. Beside it in the same run, the plain way: per stage, a list of visits, sorted by a comparison.
// Usage: npm run bench -- time [cases=1000000] [stages=20] [turns=5]
import {
  bottlenecks,
  cycleFigures,
  lossHazards,
  stayFigures,
  trendsOf,
  waitFigures,
  type EventLog,
} from '@portolan/mining';
import { plainStays } from '../packages/mining/testing/plain-survival.ts';
import { medianOf } from './tasks.ts';

const [CASES = 1_000_000, STAGES = 20, TURNS = 5] = process.argv.slice(2).map(Number);
const GOAL_SECONDS = 1;

let seed = 2026;
/** Mulberry32: the same log every time. */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const DAY = 86_400_000;
const WON = STAGES;
const LOST = STAGES + 1;
const AS_OF = Date.UTC(2026, 0, 1);

/** Every stage lasts an exponential time; then on, back by one, two ahead, or lost; what would be after the end is not there. */
function logOf(): EventLog {
  const caseOffsets = new Uint32Array(CASES + 1);
  const activity = new Uint16Array(CASES * 16);
  const time = new Float64Array(CASES * 16);
  let e = 0;
  for (let c = 0; c < CASES; c++) {
    let at = AS_OF - Math.floor(random() * 700 * DAY);
    let stage = Math.floor(random() * 4);
    for (let i = 0; i < 16 && at < AS_OF; i++) {
      activity[e] = stage;
      time[e++] = at;
      if (stage >= WON) break;
      at += Math.floor(-Math.log(1 - random()) * 12 * DAY);
      const way = random();
      if (way < 0.12) stage = LOST;
      else if (way < 0.2) stage = Math.max(0, stage - 1);
      else stage = Math.min(WON, stage + (way < 0.4 ? 3 : 1));
    }
    caseOffsets[c + 1] = e;
  }
  return {
    caseIds: Array.from({ length: CASES }, (_, c) => `deal ${c}`),
    caseOffsets,
    activities: [...Array.from({ length: STAGES }, (_, i) => `Stage ${i + 1}`), 'Won', 'Lost'],
    activity: activity.slice(0, e),
    time: time.slice(0, e),
    eventAttributes: new Map(),
    caseAttributes: new Map(),
  };
}

/** Processor time of this process, all its threads, and time on the wall; in seconds. */
function timed<T>(task: () => T): { readonly cpu: number; readonly wall: number; readonly value: T } {
  const before = performance.now();
  const used = process.cpuUsage();
  const value = task();
  const { user, system } = process.cpuUsage(used);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - before) / 1000, value };
}

const log = logOf();
const options = { closing: { won: ['Won'], lost: ['Lost'] }, asOfMs: AS_OF };
const calendar = { zone: 'Europe/Riga' };
const runs = Array.from({ length: TURNS }, () => timed(() => stayFigures(log, options)));
const working = Array.from({ length: TURNS }, () => timed(() => stayFigures(log, { ...options, calendar })));
const found = runs[0]!.value;
const visits = found.reduce((sum, one) => sum + one.visits.n, 0);
const open = found.reduce((sum, one) => sum + one.visits.open, 0);
console.log(
  `${CASES} cases, ${log.time.length} events, ${found.length} stages, ${visits} visits, ${open} of them last on`,
);

const plain = timed(() => plainStays(log, options));
const same =
  plain.value.length === found.length &&
  found.every(({ activity, visits: { n, open: lasting, quartiles } }, i) => {
    const other = plain.value[i]!;
    return (
      other.activity === activity &&
      other.n === n &&
      other.open === lasting &&
      JSON.stringify(other.quartiles) === JSON.stringify(quartiles)
    );
  });

const others = Object.entries({
  'cycles, won, lost and open': cycleFigures,
  'loss by age, every stage': lossHazards,
  'waits, every arc': waitFigures,
  'days lost, every stage and arc': bottlenecks,
  'months, every stage': trendsOf,
} as const).map(([measured, task]) => ({ measured, ...timed(() => task(log, options)) }));

const figure = (value: number): string => `${value.toFixed(3)} s`;
const row = (measured: string, cpu: number, wall: number, goal?: number): Record<string, unknown> => ({
  measured,
  processor: figure(cpu),
  wall: figure(wall),
  ...(goal !== undefined && { goal: figure(goal), reached: cpu <= goal }),
});
const cpu = medianOf(runs.map((run) => run.cpu));
console.table([
  row('every stage, first time', runs[0]!.cpu, runs[0]!.wall, GOAL_SECONDS),
  row(`every stage, median of ${TURNS}`, cpu, medianOf(runs.map((run) => run.wall)), GOAL_SECONDS),
  row(
    'the same in working time of Europe/Riga',
    medianOf(working.map((run) => run.cpu)),
    medianOf(working.map((run) => run.wall)),
  ),
  ...others.map((one) => row(`${one.measured}, first time`, one.cpu, one.wall)),
  row('plain way, time in stage', plain.cpu, plain.wall),
]);
console.log(
  `${(plain.cpu / cpu).toFixed(1)} times as fast as the plain way. The same counts and quartiles with their bounds: ${same ? 'yes' : 'NO'}.`,
);
process.exitCode = same ? 0 : 1;
