// A whole log as plain data with names: what the command line prints as JSON, the server answers and the picture draws.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { activityStats, caseDurations } from './activity-stats.ts';
import { describe, quantileInPlace, type Description } from './describe.ts';
import { discoverDfg } from './dfg.ts';
import { variantsOf, type Variant } from './variants.ts';

/** All that is shown of a log, as plain data with names: activities, arcs, variants, times in seconds. */
export interface LogSummary {
  readonly log: {
    readonly cases: number;
    readonly events: number;
    /** Activities that have events. */
    readonly activities: number;
    readonly variants: number;
    /** First and last event as ISO 8601 in UTC; null in a log without events or outside the years a date can name. */
    readonly from: string | null;
    readonly to: string | null;
    readonly rejectedRows: number;
  };
  readonly startActivities: readonly { readonly activity: string; readonly cases: number }[];
  readonly endActivities: readonly { readonly activity: string; readonly cases: number }[];
  readonly activities: readonly {
    readonly activity: string;
    readonly events: number;
    readonly cases: number;
    /** Time to the next event; null where there never is one. */
    readonly seconds: Description | null;
  }[];
  readonly arcs: readonly {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    readonly cases: number;
    readonly seconds: Description;
  }[];
  readonly variants: readonly {
    readonly activities: readonly string[];
    readonly cases: number;
    /** Median of the whole case. */
    readonly medianSeconds: number;
  }[];
  /** From first to last event of a case; null in a log without cases. */
  readonly caseSeconds: Description | null;
}

/** What a summary passes through. */
export interface SummariseOptions {
  /** Rows the reader refused; only passed through. */
  readonly rejectedRows?: number;
  /** List at most so many variants (all unless told); `log.variants` counts all of them. */
  readonly variantLimit?: number;
}

/** Summarises `log`: every list by count, largest first, then by name (UTF-16 code units). */
export function summarise(log: EventLog, options: SummariseOptions = {}): LogSummary {
  const name = (activity: number): string => log.activities[activity]!;
  const dfg = discoverDfg(log);
  const variants = variantsOf(log);
  const stats = activityStats(log);
  const durations = caseDurations(log);
  const { from, to } = timeSpan(log);
  return {
    log: {
      cases: caseCount(log),
      events: log.time.length,
      activities: stats.length,
      variants: variants.length,
      from,
      to,
      rejectedRows: options.rejectedRows ?? 0,
    },
    startActivities: dfg.starts.map(({ activity, cases }) => ({ activity: name(activity), cases })),
    endActivities: dfg.ends.map(({ activity, cases }) => ({ activity: name(activity), cases })),
    activities: stats.map(({ activity, events, cases, seconds }) => ({
      activity: name(activity),
      events,
      cases,
      seconds: seconds ?? null,
    })),
    arcs: dfg.arcs.map((arc) => ({ ...arc, from: name(arc.from), to: name(arc.to) })),
    variants: variants.slice(0, options.variantLimit ?? variants.length).map((variant) => ({
      activities: variant.activities.map(name),
      cases: variant.cases,
      medianSeconds: medianOf(variant, durations),
    })),
    caseSeconds: describe(durations) ?? null,
  };
}

function medianOf(variant: Variant, durations: Float64Array): number {
  const own = Float64Array.from(variant.caseIndexes, (c) => durations[c]!);
  return quantileInPlace(own, 0, own.length, 0.5);
}

function timeSpan(log: EventLog): { from: string | null; to: string | null } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let e = 0; e < log.time.length; e++) {
    const time = log.time[e]!;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return { from: isoOrNull(first), to: isoOrNull(last) };
}

/** A moment as ISO 8601 in UTC; null outside the years a date can name. */
export function isoOrNull(ms: number): string | null {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}
