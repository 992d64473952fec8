// The cases behind a deviation or a transition of the model: what a click on a figure of the fit opens. Cases behind a
// real step, on the model or off it, come from `casesBehind`.
import { longestFirst, type CasesBehind } from '../discovery/longest-first.ts';
import { caseCount, type EventLog } from '../log/event-log.ts';
import type { AlignedVariant, LogConformance } from './align-log.ts';
import { hasNoEvent, type DeviationKind } from './name-moves.ts';

/** Deviations of one kind, at one activity, or both; all of them where neither is said. */
export interface DeviationPlace {
  readonly kind?: DeviationKind | undefined;
  readonly activity?: string | undefined;
}

/** Says of the moves of a variant, by their index, which are looked for. */
export type MoveTest = (variant: AlignedVariant, move: number) => boolean;

/** The cases with at least one such deviation; times as in `casesWithMoves`. */
export function casesDeviating(
  log: EventLog,
  conformance: LogConformance,
  place: DeviationPlace,
): CasesBehind {
  return casesWithMoves(log, conformance, ({ moves }, m) => {
    const { kind, activity } = moves[m]!;
    return (
      kind !== 'fits' &&
      (place.kind === undefined || place.kind === kind) &&
      (place.activity === undefined || place.activity === activity)
    );
  });
}

/**
 * The cases with at least one such move. `hereSeconds` is the time from its events to the next ones, in all; NaN
 * where nothing came after, and for stages without an event (`skipped`, `notFinished`).
 */
export function casesWithMoves(log: EventLog, conformance: LogConformance, matches: MoveTest): CasesBehind {
  return casesOfVariants(log, conformance, (variant) => {
    const events: (readonly [number, number])[] = [];
    let any = false;
    let read = 0;
    for (const [m, move] of variant.moves.entries()) {
      const matching = matches(variant, m);
      any ||= matching;
      if (hasNoEvent(move)) continue;
      if (matching && read + 1 < variant.activities.length) events.push([read, read + 1]);
      read++;
    }
    return any ? events : undefined;
  });
}

/**
 * The cases that go along one of these transitions (by index), as `transitions` of the conformance counts them.
 * `hereSeconds` is the time from the event that brought the case to the transition to the one that it leads to, in
 * all; NaN where cases begin with it.
 */
export function casesAlong(
  log: EventLog,
  conformance: LogConformance,
  transitions: ReadonlySet<number>,
): CasesBehind {
  return casesOfVariants(log, conformance, (variant) => {
    const steps = stepsAlong(variant).filter(({ transition }) => transitions.has(transition));
    if (steps.length === 0) return undefined;
    return steps.flatMap(({ from, to }) => (from === -1 ? [] : [[from, to] as const]));
  });
}

/** Where a variant goes along transitions: the event that leads to each (-1: the begin) and the one it leads to. */
export function stepsAlong({
  moves,
  transitions,
}: AlignedVariant): readonly { readonly transition: number; readonly from: number; readonly to: number }[] {
  const steps: { transition: number; from: number; to: number }[] = [];
  let from: number | undefined = -1;
  let read = 0;
  for (const [m, move] of moves.entries()) {
    if (hasNoEvent(move)) from = undefined;
    else {
      if (move.kind === 'fits') {
        if (from !== undefined) steps.push({ transition: transitions[m]!, from, to: read });
        from = read;
      }
      read++;
    }
  }
  return steps;
}

/** @param spansOf pairs of events of a variant whose times count; undefined where its cases are not looked for */
function casesOfVariants(
  log: EventLog,
  conformance: LogConformance,
  spansOf: (variant: AlignedVariant) => readonly (readonly [number, number])[] | undefined,
): CasesBehind {
  const spans = conformance.variants.map(spansOf);
  const found: number[] = [];
  const here = new Float64Array(caseCount(log)).fill(Number.NaN);
  for (const [c, variant] of conformance.variantOfCase.entries()) {
    const own = spans[variant];
    if (!own) continue;
    found.push(c);
    const begin = log.caseOffsets[c]!;
    for (const [from, to] of own) {
      const seconds = (log.time[begin + to]! - log.time[begin + from]!) / 1000;
      here[c] = (Number.isNaN(here[c]!) ? 0 : here[c]!) + seconds;
    }
  }
  return longestFirst(log, found, here);
}
