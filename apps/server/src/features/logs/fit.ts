// The figures of a fit in the shapes of the contract: what the conformance says by activity and transition, told by the
// nodes and paths of the map. Runs in a thread; nothing here waits, reads or writes.
import { DEVIATION_KINDS, type Fit } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import {
  type AlignedVariant,
  compareNames,
  MOVE_KINDS,
  type MoveKind,
  quantileOf,
  stepsAlong,
  timeInDeviations,
} from '@portolan/mining';
import { slicesOf } from './fit-slices.ts';
import { fitOfMap, latestCases, type MapFit, type MeasuredLog } from './measured-fit.ts';

const DAY = 86_400;
/** A variant of more steps is counted but not listed. */
const LONGEST_VARIANT = 500;
const MOST_STEPS = 500;
const MOST_WORST = 50;

export function fit(
  measured: MeasuredLog,
  map: SalesMap,
  asked: { readonly limit: number; readonly latest: number; readonly by?: string | undefined },
  found: MapFit = fitOfMap(measured, map),
): Fit {
  const { conformance } = found;
  const latest = latestCases(measured, asked.latest);
  const lost = daysOff(measured, found);
  const nodes = nodesOf(measured, latest, map, found, lost);
  return {
    fitness: conformance.fitness,
    cases: conformance.cases,
    closed: conformance.closed,
    open: conformance.open,
    nodes,
    latest: latest.length,
    paths: pathsOf(map, found),
    offMap: offMapOf(measured, found),
    unknown: conformance.activities
      .filter(({ activity }) => found.nodesOf.get(activity)!.length === 0)
      .map(({ activity, events, cases }) => ({ activity, events, cases: cases.unknown }))
      .toSorted((a, b) => b.cases - a.cases || compareNames(a.activity, b.activity)),
    neverUsed: nodes.filter(({ cases }) => cases === 0).map(({ node }) => node),
    variants: conformance.variants
      .slice(0, 2 * asked.limit)
      .filter(({ activities }) => activities.length <= LONGEST_VARIANT)
      .slice(0, asked.limit)
      .map((variant) => variantOf(variant, found)),
    totalVariants: conformance.variants.length,
    worst: worstOf(found, lost),
    ...(asked.by !== undefined && { slices: slicesOf(measured.log, conformance, asked.by) }),
  };
}

/**
 * The nodes that a move is at: the one that the run goes to; for an event that the run does not have, all that answer to
 * its activity.
 */
export function nodesAt(
  { machine, nodesOf: byName }: MapFit,
  variant: AlignedVariant,
  m: number,
): readonly string[] {
  const transition = variant.transitions[m]!;
  if (transition === -1) return byName.get(variant.moves[m]!.activity) ?? [];
  return [machine.nodes[machine.to[transition]!]!];
}

/** Days that deals spent where the map does not take them. */
interface DaysOff {
  readonly atNode: (node: string, kind: MoveKind) => number;
  readonly atActivity: (activity: string, kind: MoveKind) => number;
}

function daysOff({ log }: MeasuredLog, found: MapFit): DaysOff {
  const { conformance } = found;
  const byNode = new Map<string, number>();
  const byActivity = new Map<string, number>();
  for (const { variant: v, move, seconds } of timeInDeviations(log, conformance)) {
    const variant = conformance.variants[v]!;
    const { kind, activity } = variant.moves[move]!;
    const add = (to: Map<string, number>, key: string): void => {
      to.set(`${kind} ${key}`, (to.get(`${kind} ${key}`) ?? 0) + seconds / DAY);
    };
    add(byActivity, activity);
    for (const node of nodesAt(found, variant, move)) add(byNode, node);
  }
  return {
    atNode: (node, kind) => byNode.get(`${kind} ${node}`) ?? 0,
    atActivity: (activity, kind) => byActivity.get(`${kind} ${activity}`) ?? 0,
  };
}

interface NodeTally {
  readonly moves: Map<MoveKind, { count: number; cases: number; last: number }>;
  cases: number;
  last: number;
  enteredLast: number;
}

function nodesOf(
  { log, stays }: MeasuredLog,
  latest: readonly number[],
  map: SalesMap,
  found: MapFit,
  lost: DaysOff,
): Fit['nodes'] {
  const { conformance, nodesOf: byName } = found;
  const nodes = map.nodes.filter(({ type }) => type !== 'decision');
  const tallies = new Map<string, NodeTally>(
    nodes.map(({ id }) => [id, { moves: new Map(), cases: 0, last: -1, enteredLast: 0 }]),
  );
  const latestOf = new Map<number, number>();
  for (const c of latest) {
    const v = conformance.variantOfCase[c]!;
    latestOf.set(v, (latestOf.get(v) ?? 0) + 1);
  }
  for (const [v, variant] of conformance.variants.entries()) {
    for (const [m, { kind }] of variant.moves.entries()) {
      for (const id of nodesAt(found, variant, m)) {
        const tally = tallies.get(id);
        // A stage of an older version that this map does not have.
        if (tally === undefined) continue;
        let moves = tally.moves.get(kind);
        if (moves === undefined) tally.moves.set(kind, (moves = { count: 0, cases: 0, last: -1 }));
        moves.count += variant.cases;
        if (moves.last !== v) moves.cases += variant.cases;
        moves.last = v;
        if (kind === 'skipped' || kind === 'notFinished' || tally.last === v) continue;
        tally.last = v;
        tally.cases += variant.cases;
        tally.enteredLast += latestOf.get(v) ?? 0;
      }
    }
  }
  const activitiesOf = new Map<string, number[]>(nodes.map(({ id }) => [id, []]));
  for (const [a, name] of log.activities.entries()) {
    for (const id of byName.get(name)!) activitiesOf.get(id)!.push(a);
  }
  const medians = new Map<string, number | null>();
  return nodes.map(({ id }) => {
    const { moves, cases, enteredLast } = tallies.get(id)!;
    const activities = activitiesOf.get(id)!;
    const key = activities.join(' ');
    if (!medians.has(key)) medians.set(key, medianDays(activities.map((a) => stays[a]!)));
    return {
      node: id,
      activities: activities.map((a) => log.activities[a]!),
      cases,
      enteredLast,
      moves: MOVE_KINDS.flatMap((kind) => {
        const tally = moves.get(kind);
        return tally ? [{ kind, count: tally.count, cases: tally.cases, days: lost.atNode(id, kind) }] : [];
      }),
      medianDays: medians.get(key)!,
      visits: activities.reduce((sum, a) => sum + stays[a]!.length, 0),
    };
  });
}

function medianDays(stays: readonly Float64Array[]): number | null {
  const all = stays.length === 1 ? stays[0]! : stays.flatMap((part) => [...part]);
  return all.length === 0 ? null : quantileOf(all, 0.5) / DAY;
}

function pathsOf(map: SalesMap, { machine, conformance }: MapFit): Fit['paths'] {
  const tallies = new Map(map.paths.map(({ id }) => [id, { count: 0, cases: 0, last: -1 }]));
  for (const [v, variant] of conformance.variants.entries()) {
    for (const { transition } of stepsAlong(variant)) {
      for (const id of machine.paths[transition]!) {
        const tally = tallies.get(id);
        if (tally === undefined) continue;
        tally.count += variant.cases;
        if (tally.last !== v) tally.cases += variant.cases;
        tally.last = v;
      }
    }
  }
  return map.paths.map(({ id }) => {
    const { count, cases } = tallies.get(id)!;
    return { path: id, count, cases };
  });
}

function offMapOf({ log, dfg }: MeasuredLog, { conformance, nodesOf: byName }: MapFit): Fit['offMap'] {
  const { starts, steps } = conformance.flow;
  const medians = new Map(
    dfg.arcs.map(({ from, to, seconds }) => [from * log.activities.length + to, seconds.median / DAY]),
  );
  const codeOf = new Map(log.activities.map((name, a) => [name, a]));
  const first = (name: string): string | null => byName.get(name)?.[0] ?? null;
  const all = conformance.cases + steps.reduce((sum, { count }) => sum + count, 0);
  const onTheWay = (between: readonly string[] | null): string[] | null =>
    between?.flatMap((name) => first(name) ?? []) ?? null;
  const begins = starts.map(({ cases, ...rest }) => ({ ...rest, from: null, cases, count: cases }));
  return [...begins, ...steps]
    .filter(({ allowed }) => !allowed)
    .toSorted(
      (a, b) => b.cases - a.cases || compareNames(a.from ?? '', b.from ?? '') || compareNames(a.to, b.to),
    )
    .slice(0, MOST_STEPS)
    .map(({ from, to, count, cases, between }) => ({
      from,
      to,
      fromNode: from === null ? null : first(from),
      toNode: first(to),
      count,
      cases,
      share: count / all,
      between: onTheWay(between),
      medianDays:
        from === null
          ? null
          : (medians.get(codeOf.get(from)! * log.activities.length + codeOf.get(to)!) ?? null),
    }));
}

function variantOf(variant: AlignedVariant, found: MapFit): Fit['variants'][number] {
  const { activities, cases, closed, deviations, fitness, moves } = variant;
  return {
    activities: [...activities],
    cases,
    closed,
    deviations,
    fitness,
    moves: moves.map(({ kind, activity }, m) => ({
      kind,
      activity,
      node: nodesAt(found, variant, m)[0] ?? null,
    })),
  };
}

function worstOf({ conformance, nodesOf: byName }: MapFit, lost: DaysOff): Fit['worst'] {
  const all = conformance.activities.flatMap(({ activity, moves, cases }) =>
    DEVIATION_KINDS.filter((kind) => moves[kind] > 0).map((kind) => ({
      kind,
      activity,
      node: byName.get(activity)?.[0] ?? null,
      count: moves[kind],
      cases: cases[kind],
      days: lost.atActivity(activity, kind),
    })),
  );
  const total = all.reduce((sum, { count }) => sum + count, 0);
  return all
    .toSorted((a, b) => b.count - a.count || compareNames(a.activity, b.activity))
    .slice(0, MOST_WORST)
    .map((deviation) => ({ ...deviation, share: deviation.count / total }));
}
