// The cases behind a deviation: what a click on a figure of the fit opens. Cases behind a stage or a real step, on the
// model or off it, come from `casesBehind`.
import { longestFirst, type CasesBehind } from '../discovery/longest-first.ts';
import type { EventLog } from '../log/event-log.ts';
import type { LogConformance } from './align-log.ts';
import type { DeviationKind, Move } from './name-moves.ts';

/** Deviations of one kind, at one activity, or both; all of them where neither is said. */
export interface DeviationPlace {
  readonly kind?: DeviationKind | undefined;
  readonly activity?: string | undefined;
}

/**
 * The cases with at least one such deviation. `hereSeconds` is the time from its events to the next ones, in all; NaN
 * where nothing came after, and for stages without an event (`skipped`, `notFinished`).
 */
export function casesDeviating(
  log: EventLog,
  conformance: LogConformance,
  place: DeviationPlace,
): CasesBehind {
  const matches = ({ kind, activity }: Move): boolean =>
    kind !== 'fits' &&
    (place.kind === undefined || place.kind === kind) &&
    (place.activity === undefined || place.activity === activity);
  const eventsOf = conformance.variants.map(({ moves }) => deviatingEvents(moves, matches));
  const found: number[] = [];
  const here = new Float64Array(log.caseIds.length).fill(Number.NaN);
  for (const [c, variant] of conformance.variantOfCase.entries()) {
    const events = eventsOf[variant];
    if (!events) continue;
    found.push(c);
    const begin = log.caseOffsets[c]!;
    const last = log.caseOffsets[c + 1]! - 1 - begin;
    for (const i of events) {
      if (i === last) continue;
      const seconds = (log.time[begin + i + 1]! - log.time[begin + i]!) / 1000;
      here[c] = (Number.isNaN(here[c]!) ? 0 : here[c]!) + seconds;
    }
  }
  return longestFirst(log, found, here);
}

/** Which events of a trace are such deviations; undefined where no move of it matches. */
function deviatingEvents(
  moves: readonly Move[],
  matches: (move: Move) => boolean,
): readonly number[] | undefined {
  if (!moves.some(matches)) return undefined;
  const events: number[] = [];
  let read = 0;
  for (const move of moves) {
    if (move.kind === 'skipped' || move.kind === 'notFinished') continue;
    if (matches(move)) events.push(read);
    read++;
  }
  return events;
}
