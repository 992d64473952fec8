// The plainest way to times with censoring, for comparison: lists of objects, sorted by a comparison, every formula as it
// is printed. Shares no code with the estimators.
import type { EventLog } from '../src/log/event-log.ts';

export interface PlainTime {
  readonly seconds: number;
  readonly over: boolean;
}

interface PlainStep {
  readonly time: number;
  readonly atRisk: number;
  readonly ended: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

export function plainCurve(times: readonly PlainTime[]): PlainStep[] {
  const sorted = times.toSorted((a, b) => a.seconds - b.seconds);
  const steps: PlainStep[] = [];
  let share = 1;
  let greenwood = 0;
  for (let i = 0; i < sorted.length;) {
    const time = sorted[i]!.seconds;
    const atRisk = sorted.length - i;
    let ended = 0;
    for (; i < sorted.length && sorted[i]!.seconds === time; i++) if (sorted[i]!.over) ended++;
    if (ended === 0) continue;
    share *= 1 - ended / atRisk;
    greenwood += ended < atRisk ? ended / (atRisk * (atRisk - ended)) : 0;
    const hasBounds = share > 0 && share < 1;
    const centre = Math.log(-Math.log(share));
    const reach = (Z * Math.sqrt(greenwood)) / -Math.log(share);
    steps.push({
      time,
      atRisk,
      ended,
      share,
      low: hasBounds ? Math.exp(-Math.exp(centre + reach)) : share,
      high: hasBounds ? Math.exp(-Math.exp(centre - reach)) : share,
    });
  }
  return steps;
}

export function plainQuantile(
  steps: readonly PlainStep[],
  q: number,
): { readonly value: number | null; readonly low: number | null; readonly high: number | null } {
  const first = (of: 'share' | 'low' | 'high'): number | null =>
    steps.find((step) => step[of] <= 1 - q + 1e-12)?.time ?? null;
  return { value: first('share'), low: first('low'), high: first('high') };
}

export interface PlainStays {
  readonly activity: number;
  readonly n: number;
  readonly open: number;
  readonly quartiles: readonly ReturnType<typeof plainQuantile>[];
}

/** Of every activity that closes nothing, one after the other. */
export function plainStays(
  log: EventLog,
  {
    closing,
    asOfMs,
  }: { readonly closing: Readonly<Record<string, readonly string[]>>; readonly asOfMs: number },
): PlainStays[] {
  const closed = new Set(Object.values(closing).flat());
  const result: PlainStays[] = [];
  for (const [a, name] of log.activities.entries()) {
    if (closed.has(name)) continue;
    const times: PlainTime[] = [];
    for (let c = 0; c < log.caseIds.length; c++) {
      const events: { activity: number; at: number }[] = [];
      for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
        if (log.time[e]! <= asOfMs) events.push({ activity: log.activity[e]!, at: log.time[e]! });
      }
      for (const [i, event] of events.entries()) {
        if (event.activity !== a || (i > 0 && events[i - 1]!.activity === a)) continue;
        const left = events.slice(i).find((later) => later.activity !== a);
        times.push({ seconds: ((left?.at ?? asOfMs) - event.at) / 1000, over: left !== undefined });
      }
    }
    if (times.length === 0) continue;
    const steps = plainCurve(times);
    result.push({
      activity: a,
      n: times.length,
      open: times.filter(({ over }) => !over).length,
      quartiles: [0.25, 0.5, 0.75].map((q) => plainQuantile(steps, q)),
    });
  }
  return result;
}
