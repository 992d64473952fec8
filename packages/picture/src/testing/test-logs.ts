// Figures to draw in tests: the golden results beside the checkout, small hand-made ones, and random walks.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FlowSummary, Seconds } from '../scene/scene.ts';

const golden = fileURLToPath(new URL('../../../../../shared/data/golden/', import.meta.url));
export const hasGolden = existsSync(golden);

interface GoldenFile {
  readonly cases: number;
  readonly start: Record<string, number>;
  readonly end: Record<string, number>;
  readonly activity: Record<string, { events: number; cases: number; median_to_next_s: number | null }>;
  readonly dfg: readonly {
    from: string;
    to: string;
    freq: number;
    cases: number;
    median: number;
    max: number;
  }[];
}

const around = (median: number): Seconds => ({
  min: 0,
  mean: median,
  median,
  p90: median * 2,
  max: median * 9,
});

export function goldenSummary(name: string): FlowSummary {
  const file = JSON.parse(readFileSync(`${golden}${name}.json`, 'utf8')) as GoldenFile;
  return {
    log: { cases: file.cases },
    startActivities: Object.entries(file.start).map(([activity, cases]) => ({ activity, cases })),
    endActivities: Object.entries(file.end).map(([activity, cases]) => ({ activity, cases })),
    activities: Object.entries(file.activity).map(([activity, item]) => ({
      activity,
      events: item.events,
      cases: item.cases,
      seconds: item.median_to_next_s === null ? null : around(item.median_to_next_s),
    })),
    arcs: file.dfg.map((arc) => ({
      from: arc.from,
      to: arc.to,
      count: arc.freq,
      cases: arc.cases,
      seconds: around(arc.median),
    })),
  };
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function list(map: ReadonlyMap<string, number>): { activity: string; cases: number }[] {
  return Array.from(map, ([activity, cases]) => ({ activity, cases }));
}

/** The figures of traces of activity names, an hour between two events. */
export function summaryOf(traces: readonly (readonly [string, ...string[]])[]): FlowSummary {
  const arcs = new Map<string, number>();
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const events = new Map<string, number>();
  const cases = new Map<string, number>();
  for (const trace of traces) {
    count(starts, trace[0]);
    count(ends, trace.at(-1)!);
    trace.forEach((name, i) => {
      count(events, name);
      if (i > 0) count(arcs, JSON.stringify([trace[i - 1], name]));
    });
    for (const name of new Set(trace)) count(cases, name);
  }
  return {
    log: { cases: traces.length },
    startActivities: list(starts),
    endActivities: list(ends),
    activities: Array.from(cases, ([activity, n]) => ({
      activity,
      events: events.get(activity)!,
      cases: n,
      seconds: around(3600),
    })),
    arcs: Array.from(arcs, ([key, n]) => {
      const [from, to] = JSON.parse(key) as [string, string];
      return { from, to, count: n, cases: n, seconds: around(3600) };
    }),
  };
}

/** A funnel like the one in the design: drop-offs, one strong return, a skip. */
export function funnel(): FlowSummary {
  const traces: (readonly [string, ...string[]])[] = [];
  const add = (times: number, ...trace: readonly [string, ...string[]]): void => {
    for (let i = 0; i < times; i++) traces.push(trace);
  };
  add(280, 'Lead', 'Disqualified');
  add(120, 'Lead', 'Qualified', 'Discovery', 'Demo', 'Proposal', 'Legal', 'Won');
  add(84, 'Lead', 'Qualified', 'Discovery', 'Demo', 'Proposal', 'Lost');
  add(
    40,
    'Lead',
    'Qualified',
    'Discovery',
    'Demo',
    'Proposal',
    'Discovery',
    'Demo',
    'Proposal',
    'Legal',
    'Won',
  );
  add(30, 'Lead', 'Qualified', 'Nurture');
  add(12, 'Lead', 'Discovery', 'Lost');
  return summaryOf(traces);
}

/** Random walks over `size` activities until about `arcs` different arcs exist. */
export function randomSummary(size: number, arcs: number, seed: number): FlowSummary {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
  const names = Array.from({ length: size }, (_, i) =>
    i % 7 === 0 ? `Step ${i} with a rather long name that wraps` : i % 11 === 0 ? `ขั้นตอนที่ ${i}` : `Step ${i}`,
  );
  const traces: [string, ...string[]][] = [];
  const seen = new Set<string>();
  while (seen.size < arcs && traces.length < 6000) {
    let at = 0;
    const trace: [string, ...string[]] = [names[0]!];
    for (let i = 0; i < 4 + next() * 14; i++) {
      const before = at;
      at = Math.min(size - 1, Math.max(0, Math.floor(at + (next() < 0.75 ? 1 + next() * 5 : -next() * 8))));
      trace.push(names[at]!);
      seen.add(`${before}>${at}`);
    }
    traces.push(trace);
  }
  return summaryOf(traces);
}
