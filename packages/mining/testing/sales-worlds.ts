// Worlds in which it is known what has an effect and what has none: a sales process with loops and skips, whose chance to
// win, speed of each end and flow of new products can be set. Everything else about a case is drawn by chance.
import type { CaseView, ProcessModel } from '../src/simulation/model.ts';
import { createEventLogBuilder } from '../src/log/event-log-builder.ts';
import { simulate } from '../src/simulation/simulate.ts';
import { simulatedLog } from '../src/simulation/simulated-log.ts';
import type { EventLog } from '../src/log/event-log.ts';

export interface World {
  /** Multiplies the odds to win at the end; 1 unless told. */
  readonly effect?: (view: CaseView) => number;
  /** Multiplies all times of the case; 1 unless told. */
  readonly slowness?: (view: CaseView) => number;
  /** Median hours from the proposal to being won, to being lost: 200 unless told. */
  readonly wonHours?: number;
  readonly lostHours?: number;
  /** A product that only cases of the last five months can have. */
  readonly launch?: boolean;
  /** Sets attributes when a case is won, when it is lost. */
  readonly atTheEnd?: (view: CaseView, isWon: boolean) => Readonly<Record<string, string | number>>;
}

const YEAR = { fromMs: Date.UTC(2025, 0, 1), toMs: Date.UTC(2026, 0, 1) };
const LAUNCH = Date.UTC(2025, 7, 1);

export const has = (view: CaseView, flag: number): boolean => view.attributes[`Flag ${flag}`] === 'yes';

export const ENDS = { won: ['Won'], lost: ['Lost'] } as const;

function modelOf(world: World): ProcessModel {
  const slowness = world.slowness ?? (() => 1);
  const hours =
    (median: number) =>
    (view: CaseView): number =>
      median * slowness(view);
  const { atTheEnd } = world;
  return {
    start: 'Lead',
    attributes: [
      { name: 'Source', value: ({ random }) => random.pick(['Web', 'Fair', 'Referral', 'Partner']) },
      { name: 'Country', value: ({ random }) => random.pick(['LV', 'TH', 'IR']) },
      {
        name: 'Product',
        value: ({ random, startMs }) =>
          random.pick(world.launch && startMs > LAUNCH ? ['A', 'B', 'New', 'New'] : ['A', 'B']),
      },
      { name: 'Amount', value: ({ random }) => random.lognormal(1000, 0.8) },
      ...[1, 2, 3, 4, 5, 6].map((i) => ({
        name: `Flag ${i}`,
        value: ({ random }: CaseView) => random.pick(['yes', 'no']),
      })),
    ],
    pools: { sellers: { keep: true, members: ['Ann', 'Bo', 'Cy', 'Di'].map((name) => ({ name })) } },
    states: {
      Lead: {
        pool: 'sellers',
        stay: { medianHours: hours(30) },
        moves: [
          { to: 'Qualified', weight: 2 },
          { to: 'Proposal', weight: 1 },
          { to: 'Lost', weight: 1 },
        ],
      },
      Qualified: {
        pool: 'sellers',
        stay: { medianHours: hours(60) },
        moves: [
          { to: 'Proposal', weight: ({ visits }) => (visits('Proposal') > 0 ? 0 : 3) },
          { to: 'Demo', weight: 2 },
        ],
      },
      Demo: {
        pool: 'sellers',
        stay: { medianHours: hours(60) },
        moves: [
          { to: 'Proposal', weight: 3 },
          { to: 'Qualified', weight: ({ visits }) => (visits('Demo') === 1 ? 1 : 0) },
        ],
      },
      Proposal: {
        pool: 'sellers',
        moves: [
          {
            to: 'Demo',
            weight: ({ visits }) => (visits('Proposal') === 1 ? 0.7 : 0),
            stay: { medianHours: hours(200) },
          },
          {
            to: 'Won',
            weight: world.effect ?? 1,
            stay: { medianHours: hours(world.wonHours ?? 200) },
          },
          { to: 'Lost', weight: 1, stay: { medianHours: hours(world.lostHours ?? 200) } },
        ],
      },
      Won: { ...(atTheEnd && { set: (view: CaseView) => atTheEnd(view, true) }) },
      Lost: { ...(atTheEnd && { set: (view: CaseView) => atTheEnd(view, false) }) },
    },
  };
}

/** A year of cases that is looked at when it ends: the late ones are open. */
export function play(world: World, seed: number, cases = 600): EventLog {
  return simulatedLog(simulate(modelOf(world), { ...YEAR, seed, cases }));
}

/** The log with a call every few days in each case, as a clock would make them. */
export function withRandomCalls(log: EventLog, seed: number): EventLog {
  const builder = createEventLogBuilder();
  const call = builder.activities.code('Call');
  log.caseIds.forEach((id, c) => {
    const code = builder.cases.code(id);
    const to = log.caseOffsets[c + 1]!;
    for (let e = log.caseOffsets[c]!; e < to; e++) {
      builder.append(code, builder.activities.code(log.activities[log.activity[e]!]!), log.time[e]!);
    }
    let at = log.time[log.caseOffsets[c]!]!;
    for (let k = 1; ; k++) {
      const share = ((Math.imul(c * 31 + k * 17 + seed * 101, 0x9e3779b1) >>> 0) % 10_000) / 10_000;
      at += -Math.log(1 - share) * 5 * 86_400_000;
      if (at >= log.time[to - 1]!) break;
      builder.append(code, call, Math.floor(at));
    }
  });
  return builder.finish();
}
