// The figures as JSON, in the documented shape and order: other programs rely on it.
import type { ReadWarning } from '@portolan/formats';
import type { Conformance, LogSummary } from '@portolan/mining';

export function jsonOf(
  summary: LogSummary,
  warnings: readonly ReadWarning[],
  conformance?: Conformance,
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
    ...(conformance && { conformance: conformanceJson(conformance) }),
  });
}

function conformanceJson({ fitness: { average, percentFitting }, variants }: Conformance) {
  return {
    fitness: { average, percentFitting },
    variants: variants.map(({ activities, cases, deviations, fitness, moves }) => ({
      activities,
      cases,
      deviations,
      fitness,
      moves: moves.map(({ kind, activity }) => ({ kind, activity })),
    })),
  };
}
