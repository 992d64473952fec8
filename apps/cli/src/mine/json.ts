// The figures as JSON, in the documented shape and order: other programs rely on it.
import type { ReadWarning } from '@portolan/formats';
import {
  formatTree,
  type AlignedVariant,
  type Bottleneck,
  type LogSummary,
  type ModelVariant,
} from '@portolan/mining';
import type { BottlenecksTold, EndsTold, StageTimesTold } from '@portolan/picture';
import type { OutOfCore } from './outgrown-error.ts';
import type { Examined } from './examine.ts';

export function jsonOf(
  summary: LogSummary,
  warnings: readonly ReadWarning[],
  { discovered, conformance, bottlenecks, stageTimes, why }: Examined = {},
  outOfCore?: OutOfCore,
): string {
  const { cases, events, activities, variants, from, to, rejectedRows } = summary.log;
  return JSON.stringify({
    log: { cases, events, activities, variants, from, to, rejectedRows },
    startActivities: summary.startActivities.map(({ activity, cases: n }) => ({ activity, cases: n })),
    endActivities: summary.endActivities.map(({ activity, cases: n }) => ({ activity, cases: n })),
    activities: summary.activities.map((item) => ({
      activity: item.activity,
      events: item.events,
      cases: item.cases,
    })),
    arcs: summary.arcs.map((arc) => ({
      from: arc.from,
      to: arc.to,
      count: arc.count,
      cases: arc.cases,
      seconds: {
        min: arc.seconds.min,
        mean: arc.seconds.mean,
        median: arc.seconds.median,
        p90: arc.seconds.p90,
        max: arc.seconds.max,
      },
    })),
    variants: summary.variants.map((variant) => ({ activities: variant.activities, cases: variant.cases })),
    warnings: warnings.map(({ code, message, count }) => ({ code, message, count })),
    ...(outOfCore && {
      outOfCore: {
        chosen: outOfCore.chosen,
        neededBytes: Math.round(outOfCore.needed),
        memoryBytes: Math.round(outOfCore.memory),
        shortOf: outOfCore.shortage?.of ?? null,
        variantsListed: summary.variants.length,
      },
    }),
    ...(discovered && { tree: formatTree(discovered.tree) }),
    ...(conformance && { conformance: conformanceJson(conformance) }),
    ...(bottlenecks && { bottlenecks: bottlenecksJson(bottlenecks) }),
    ...(stageTimes && { stageTimes: stageTimesJson(stageTimes) }),
    ...(why && { why: whyJson(why) }),
  });
}

function conformanceJson(conformance: NonNullable<Examined['conformance']>) {
  const { average, percentFitting } = conformance.fit.fitness;
  const fitness = { average, percentFitting };
  // With a map every figure is exact.
  if (conformance.of === 'map') return { fitness, variants: conformance.fit.variants.map(variantJson) };
  const { undecided, variants } = conformance.fit;
  return {
    fitness,
    undecided,
    variants: variants.map((variant) => ({ ...variantJson(variant), atLeast: variant.atLeast })),
  };
}

function variantJson({ activities, cases, deviations, fitness, moves }: AlignedVariant | ModelVariant) {
  return {
    activities,
    cases,
    deviations,
    fitness,
    moves: moves.map(({ kind, activity }) => ({ kind, activity })),
  };
}

function endsJson({ won, lost, other = [], guessed }: EndsTold) {
  return { won, lost, other, guessed };
}

function lossAt({ target, cases, slower, lostSeconds, lostDays, share }: Bottleneck) {
  return { target, cases, slower, lostSeconds, lostDays, share };
}

function bottlenecksJson({ bottlenecks, stays, activities, ends }: BottlenecksTold) {
  const visitsOf = new Map(stays.map(({ activity, visits }) => [activities[activity]!, visits]));
  return {
    ends: endsJson(ends),
    won: bottlenecks.won,
    fastest: bottlenecks.fastest,
    lostDays: bottlenecks.lostDays,
    stages: bottlenecks.stages.map((stage) => {
      const visits = visitsOf.get(stage.at);
      return {
        stage: stage.at,
        ...lossAt(stage),
        visits: visits ? { n: visits.n, open: visits.open, quartiles: visits.quartiles } : null,
      };
    }),
    arcs: bottlenecks.arcs.map((arc) => ({ from: arc.at, to: arc.next, ...lossAt(arc) })),
  };
}

function stageTimesJson({ ends, stages }: StageTimesTold) {
  return {
    ends: endsJson(ends),
    stages: stages.map(({ stage, cases, n, open, quartiles, naiveMedian }) => ({
      stage,
      cases,
      visits: { n, open, quartiles, naiveMedian },
    })),
  };
}

function whyJson(why: NonNullable<Examined['why']>) {
  if (why.kind === 'segments') {
    const { ends, comparison, names } = why.told;
    return { question: names.a, against: names.b ?? null, ends: endsJson(ends), comparison };
  }
  const { ends, winners, fast, triggers, obstacles, falseDiscoveryRate } = why.told;
  return {
    question: 'outcome=won',
    ends: endsJson(ends),
    falseDiscoveryRate,
    winners,
    fast,
    triggers: triggers ?? null,
    obstacles,
  };
}
