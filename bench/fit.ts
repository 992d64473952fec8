// How long a log takes against a map: 1 million cases of 20,000 variants, 40 stages with returns, decisions and two
// outcomes, from the log in memory to every figure. Beside it in the same run, the plainest search (Dijkstra's
// algorithm per variant), which gives the costs only and must give the same ones.
// Usage: npm run bench -- fit [cases=1000000] [variants=20000] [stages=40] [turns=5]
import { alignLog, alignVariants, variantsOf, type EventLog, type TransitionSystem } from '@portolan/mining';
import { plainCost } from '../packages/mining/testing/plain-alignment.ts';
import { medianOf } from './tasks.ts';

const [CASES = 1_000_000, VARIANTS = 20_000, STAGES = 40, TURNS = 5] = process.argv.slice(2).map(Number);
const GOAL_SECONDS = 2;

let seed = 2026;
/** Mulberry32: the same log every time. */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const below = (end: number): number => Math.floor(random() * end);

/** Stages in a row; a decision after every third leads on by up to three stages or back; lost from everywhere. */
function map(): TransitionSystem {
  const from: number[] = [];
  const to: number[] = [];
  const activity: number[] = [];
  const path = (a: number, b: number, name: number): void => {
    from.push(a);
    to.push(b);
    activity.push(name);
  };
  const won = STAGES + 1;
  const lost = STAGES + 2;
  let states = STAGES + 3;
  for (let stage = 0; stage <= STAGES; stage++) {
    if (stage < STAGES) path(stage, stage + 1, stage);
    else path(stage, won, STAGES);
    if (stage > 0) path(stage, lost, STAGES + 1);
    if (stage === 0 || stage % 3 > 0 || stage + 3 > STAGES) continue;
    const decision = states++;
    path(stage, decision, -1);
    for (const next of [stage + 2, stage + 3, Math.max(1, stage - 4)]) path(decision, next, next - 1);
  }
  const activities = [...Array.from({ length: STAGES }, (_, i) => `Stage ${i + 1}`), 'Won', 'Lost'];
  return {
    states,
    start: 0,
    activities,
    from,
    to,
    activity,
    accepting: [won, lost],
    closing: [STAGES, STAGES + 1],
  };
}

/** Walks over the map with what people do: skip, repeat, swap, do what is on no map, leave the deal open. */
function traces(system: TransitionSystem): number[][] {
  const unknown = system.activities.length;
  const leaving = Array.from({ length: system.states }, (_, s) =>
    [...system.from.keys()].filter((t) => system.from[t] === s),
  );
  const found = new Map<string, number[]>();
  while (found.size < VARIANTS) {
    const trace: number[] = [];
    const most = 5 + below(25);
    for (let state = 0; trace.length < most && leaving[state]!.length > 0;) {
      const choices = leaving[state]!;
      const t = random() < 0.7 ? choices[0]! : choices[below(choices.length)]!;
      state = system.to[t]!;
      if (system.activity[t]! < 0 || random() < 0.05) continue;
      trace.push(system.activity[t]!);
      if (random() < 0.04) trace.push(trace.at(-1)!);
      if (random() < 0.03) trace.push(unknown);
      if (random() < 0.03 && trace.length > 1) trace.splice(-2, 2, trace.at(-1)!, trace.at(-2)!);
    }
    if (trace.length > 0) found.set(trace.join(' '), trace);
  }
  return [...found.values()];
}

/** Few variants have most cases; cases of all variants mixed. */
function logOf(system: TransitionSystem): EventLog {
  const variants = traces(system);
  const variantOf = Uint32Array.from({ length: CASES }, (_, c) =>
    c < VARIANTS ? c : below(below(VARIANTS) + 1),
  );
  for (let c = CASES - 1; c > 0; c--) {
    const other = below(c + 1);
    [variantOf[c], variantOf[other]] = [variantOf[other]!, variantOf[c]!];
  }
  const caseOffsets = new Uint32Array(CASES + 1);
  for (let c = 0; c < CASES; c++) caseOffsets[c + 1] = caseOffsets[c]! + variants[variantOf[c]!]!.length;
  const activity = new Uint16Array(caseOffsets[CASES]!);
  const time = new Float64Array(activity.length);
  for (let c = 0; c < CASES; c++) activity.set(variants[variantOf[c]!]!, caseOffsets[c]);
  for (let e = 0; e < time.length; e++) time[e] = e * 60_000;
  return {
    caseIds: Array.from({ length: CASES }, (_, c) => `deal ${c}`),
    caseOffsets,
    activities: [...system.activities, 'On no map'],
    activity,
    time,
    eventAttributes: new Map(),
    caseAttributes: new Map(),
  };
}

function timed<T>(task: () => T): { readonly seconds: number; readonly value: T } {
  const before = performance.now();
  const value = task();
  return { seconds: (performance.now() - before) / 1000, value };
}

const system = map();
const log = logOf(system);
console.log(
  `${CASES} cases, ${log.time.length} events, ${VARIANTS} variants, ${STAGES} stages, ${system.states} states, ${system.from.length} transitions`,
);

const runs = Array.from({ length: TURNS }, () => timed(() => alignLog(log, system)));
const cold = runs[0]!.seconds;
const seconds = medianOf(runs.map((run) => run.seconds));
const grouped = Array.from({ length: TURNS }, () => timed(() => variantsOf(log)));
const grouping = medianOf(grouped.map((run) => run.seconds));
const variants = grouped[0]!.value;
const aligning = medianOf(
  Array.from({ length: TURNS }, () => timed(() => alignVariants(log.activities, variants, system)).seconds),
);
const found = runs[0]!.value;

const closing = new Set(system.closing.map((activity) => system.activities[activity]));
const accepting = new Set(system.accepting);
const plain = timed(() =>
  found.variants.map(({ activities }) => {
    const outcome = closing.has(activities.at(-1)) ? activities.at(-1) : undefined;
    return plainCost(
      system,
      activities,
      (state, last) => !outcome || (accepting.has(state) && last === outcome),
    );
  }),
);
const same = plain.value.every((cost, v) => cost === found.variants[v]!.deviations);

const figure = (value: number): string => `${value.toFixed(3)} s`;
console.table([
  {
    measured: 'log to every figure, first time',
    time: figure(cold),
    goal: `${GOAL_SECONDS} s`,
    reached: cold <= GOAL_SECONDS,
  },
  {
    measured: `log to every figure, median of ${TURNS}`,
    time: figure(seconds),
    goal: `${GOAL_SECONDS} s`,
    reached: seconds <= GOAL_SECONDS,
  },
  { measured: 'of it, finding the variants', time: figure(grouping) },
  { measured: 'of it, aligning them, names and counts', time: figure(aligning) },
  { measured: 'plain search, costs of the variants only', time: figure(plain.seconds) },
]);
console.log(
  `Aligning is ${(plain.seconds / aligning).toFixed(1)} times as fast as the plain search. The same costs: ${same ? 'yes' : 'NO'}.`,
);
console.log(
  `average fitness ${found.fitness.average?.toFixed(4)}, ${found.fitness.percentFitting?.toFixed(1)} % fit, ${found.closed} closed`,
);
process.exitCode = same ? 0 : 1;
