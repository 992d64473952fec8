// Whether a process tree allows a trace, straight from the definition of its blocks. Exact for trees in which parallel
// parts share no activity, as discovered ones are: their interleavings come apart by projection.
import type { ProcessTree } from '../src/model/process-tree.ts';

/** @throws where parallel parts share an activity */
export function createAccepts(tree: ProcessTree): (trace: readonly string[]) => boolean {
  const matcher = matcherOf(tree);
  return (trace) => matcher.ends(trace, 0).has(trace.length);
}

interface Matcher {
  readonly names: ReadonlySet<string>;
  /** Every `to` such that `trace[from..to)` is allowed. */
  ends(trace: readonly string[], from: number): ReadonlySet<number>;
}

function matcherOf(tree: ProcessTree): Matcher {
  switch (tree.kind) {
    case 'silent':
      return { names: new Set(), ends: (_, from) => new Set([from]) };
    case 'activity':
      return {
        names: new Set([tree.name]),
        ends: (trace, from) => new Set(trace[from] === tree.name ? [from + 1] : []),
      };
    case 'choice': {
      const parts = tree.parts.map(matcherOf);
      return remembering(allNames(parts), (trace, from) => {
        const ends = new Set<number>();
        for (const part of parts) for (const end of part.ends(trace, from)) ends.add(end);
        return ends;
      });
    }
    case 'sequence': {
      const parts = tree.parts.map(matcherOf);
      return remembering(allNames(parts), (trace, from) => {
        let here: ReadonlySet<number> = new Set([from]);
        for (const part of parts) here = endsOfAll(part, trace, here);
        return here;
      });
    }
    case 'loop': {
      const body = matcherOf(tree.body);
      const redo = matcherOf(tree.redo);
      return remembering(allNames([body, redo]), (trace, from) => {
        const ends = new Set(body.ends(trace, from));
        const begun = new Set<number>();
        for (const end of ends) {
          for (const again of redo.ends(trace, end)) {
            if (begun.has(again)) continue;
            begun.add(again);
            for (const next of body.ends(trace, again)) ends.add(next);
          }
        }
        return ends;
      });
    }
    case 'parallel': {
      const parts = tree.parts.map(matcherOf);
      const partOf = new Map<string, number>();
      for (const [p, { names }] of parts.entries()) {
        for (const name of names) {
          if (partOf.has(name)) throw new RangeError(`"${name}" stands in two parallel parts`);
          partOf.set(name, p);
        }
      }
      const windowAt = windowsOf(parts.length, partOf);
      return remembering(allNames(parts), (trace, from) => {
        const { last, own, begun } = windowAt(trace, from);
        const done = begun.map((counts) => counts[from]!);
        const allowed = parts.map((part, p) => part.ends(own[p]!, done[p]!));
        let waiting = allowed.filter((lengths, p) => !lengths.has(done[p]!)).length;
        const ends = new Set<number>();
        if (waiting === 0) ends.add(from);
        for (let at = from; at < last; at++) {
          const part = partOf.get(trace[at]!)!;
          if (!allowed[part]!.has(done[part]!)) waiting--;
          done[part]!++;
          if (!allowed[part]!.has(done[part]!)) waiting++;
          if (waiting === 0) ends.add(at + 1);
        }
        return ends;
      });
    }
  }
}

interface Window {
  /** Where the first event stands that belongs to no part. */
  readonly last: number;
  /** Per part, its events of the window. */
  readonly own: readonly (readonly string[])[];
  /** Per part and place of the trace, how many of its events of the window come before. */
  readonly begun: readonly Int32Array[];
}

/** The stretch of a trace around a place that belongs to these parts, taken apart once per stretch. */
function windowsOf(
  parts: number,
  partOf: ReadonlyMap<string, number>,
): (trace: readonly string[], at: number) => Window {
  const known = new WeakMap<readonly string[], (Window | undefined)[]>();
  return (trace, at) => {
    const windows = known.get(trace) ?? [];
    known.set(trace, windows);
    if (windows[at] !== undefined) return windows[at];
    let first = at;
    while (first > 0 && partOf.has(trace[first - 1]!)) first--;
    const own = Array.from({ length: parts }, (): string[] => []);
    const begun = own.map(() => new Int32Array(trace.length + 1));
    let last = first;
    for (; ; last++) {
      for (let p = 0; p < parts; p++) begun[p]![last] = own[p]!.length;
      const part = partOf.get(trace[last] ?? '');
      if (last === trace.length || part === undefined) break;
      own[part]!.push(trace[last]!);
    }
    const window: Window = { last, own, begun };
    for (let place = first; place <= last; place++) windows[place] ??= window;
    return window;
  };
}

function endsOfAll(part: Matcher, trace: readonly string[], from: Iterable<number>): Set<number> {
  const ends = new Set<number>();
  for (const at of from) for (const end of part.ends(trace, at)) ends.add(end);
  return ends;
}

function allNames(parts: readonly Matcher[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ names }) => [...names]));
}

/** Asks once per place of a trace, and not at all where no activity of the block stands. */
function remembering(names: ReadonlySet<string>, ends: Matcher['ends']): Matcher {
  const known = new WeakMap<readonly string[], (ReadonlySet<number> | undefined)[]>();
  const skippable = ends([], 0).has(0);
  return {
    names,
    ends(trace, from) {
      const next = trace[from];
      if (next === undefined || !names.has(next)) return skippable ? new Set([from]) : NONE;
      const places = known.get(trace) ?? [];
      known.set(trace, places);
      return (places[from] ??= ends(trace, from));
    },
  };
}

const NONE: ReadonlySet<number> = new Set();
