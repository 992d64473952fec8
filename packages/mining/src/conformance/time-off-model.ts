// How long cases stay where no run of the model takes them: the time that deviations take, by the deviation.
import type { EventLog } from '../log/event-log.ts';
import type { LogConformance } from './align-log.ts';
import { hasNoEvent, type Move } from './name-moves.ts';

/** An event that the run does not have, and the seconds that all cases of the variant spent in it together. */
export interface TimeInDeviation {
  readonly variant: number;
  /** Index into the moves of the variant. */
  readonly move: number;
  readonly seconds: number;
}

/**
 * From each event that does not fit to the next event of its case; the last event of a case takes no time. What was
 * skipped, or never reached, has no event and so takes none.
 * @param conformance of this log
 */
export function timeInDeviations(log: EventLog, conformance: LogConformance): TimeInDeviation[] {
  const deviating = conformance.variants.map(({ moves }) => deviatingEvents(moves));
  const sums = deviating.map(({ events }) => new Float64Array(events.length));
  for (const [c, v] of conformance.variantOfCase.entries()) {
    const first = log.caseOffsets[c]!;
    const last = log.caseOffsets[c + 1]! - 1;
    for (const [i, event] of deviating[v]!.events.entries()) {
      const at = first + event;
      if (at < last) sums[v]![i]! += (log.time[at + 1]! - log.time[at]!) / 1000;
    }
  }
  return deviating.flatMap(({ moves }, variant) =>
    moves.map((move, i) => ({ variant, move, seconds: sums[variant]![i]! })),
  );
}

/** Indexes of moves that are events alone, and which event of the case each is. */
function deviatingEvents(moves: readonly Move[]): {
  readonly moves: readonly number[];
  readonly events: readonly number[];
} {
  const found: { readonly moves: number[]; readonly events: number[] } = { moves: [], events: [] };
  let event = 0;
  for (const [m, move] of moves.entries()) {
    if (hasNoEvent(move)) continue;
    if (move.kind !== 'fits') {
      found.moves.push(m);
      found.events.push(event);
    }
    event++;
  }
  return found;
}
