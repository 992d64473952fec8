// The fitness of the cases that share a month, a person, an outcome or a value of an attribute.
import type { Fit } from '@portolan/contract';
import { type Column, type EventLog, type LogConformance, MISSING } from '@portolan/mining';
import { ThreadRefusal } from './thread-messages.ts';

const MOST_SLICES = 100;

type Slices = NonNullable<Fit['slices']>;
/** The keys of a case, each once; null where it has none. */
type KeysOf = (caseIndex: number) => Iterable<string | null>;

export function slicesOf(log: EventLog, conformance: LogConformance, by: string): Slices {
  const keysOf = keysBy(log, conformance, by);
  const slices = new Map<string | null, { cases: number; fitting: number; sum: number }>();
  for (const [c, fitness] of conformance.fitnessOfCase.entries()) {
    const { deviations } = conformance.variants[conformance.variantOfCase[c]!]!;
    for (const key of keysOf(c)) {
      let slice = slices.get(key);
      if (slice === undefined) slices.set(key, (slice = { cases: 0, fitting: 0, sum: 0 }));
      slice.cases++;
      slice.sum += fitness;
      if (deviations === 0) slice.fitting++;
    }
  }
  const rows = [...slices]
    .toSorted(([a, m], [b, n]) => n.cases - m.cases || order(a, b))
    .slice(0, MOST_SLICES)
    .map(([key, { cases, fitting, sum }]) => ({
      key,
      cases,
      average: sum / cases,
      percentFitting: (100 * fitting) / cases,
    }));
  return by === 'month' ? rows.toSorted((a, b) => order(a.key, b.key)) : rows;
}

function order(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return a === null || (b !== null && a > b) ? 1 : -1;
}

/** Cases are told apart as the filters of an analysis do it, so that a filter finds the cases of a slice. */
function keysBy(log: EventLog, conformance: LogConformance, by: string): KeysOf {
  if (by === 'month') return (c) => [new Date(log.time[log.caseOffsets[c]!]!).toISOString().slice(0, 7)];
  if (by === 'outcome') {
    return (c) => {
      const { closed, activities } = conformance.variants[conformance.variantOfCase[c]!]!;
      return [closed ? activities.at(-1)! : null];
    };
  }
  const ofCase = log.caseAttributes.get(by);
  if (ofCase) return (c) => [textAt(ofCase, c)];
  const ofEvent = log.eventAttributes.get(by) ?? (by === 'resource' ? log.resource : undefined);
  if (!ofEvent) throw new ThreadRefusal('invalid_request', `the log has no attribute "${by}"`);
  return (c) => {
    const keys = new Set<string>();
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      const key = textAt(ofEvent, e);
      if (key !== null) keys.add(key);
    }
    return keys.size === 0 ? [null] : keys;
  };
}

function textAt(column: Column, index: number): string | null {
  if (column.kind === 'numbers') {
    const value = column.values[index]!;
    return Number.isNaN(value) ? null : String(value);
  }
  const code = column.codes[index]!;
  return code === MISSING ? null : column.values[code]!;
}
