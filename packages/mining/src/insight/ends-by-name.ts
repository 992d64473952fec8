// Which activities end a case, and how, as far as their names and their places in the log tell: a first guess, for
// somebody to correct.
import type { EventLog } from '../log/event-log.ts';
import { closingActivities, endsCases, toneOfName } from './outcomes.ts';

/** Names of activities, each in at most one list, in the order of the log. */
export interface GuessedEnds {
  readonly won: readonly string[];
  readonly lost: readonly string[];
  /** An end by its place, of which the name says nothing: at least 95 % of the cases that have it have it last. */
  readonly other: readonly string[];
}

/**
 * What a name says counts (`toneOfName`: in English, Thai, Persian, Traditional Chinese and Latvian); of the others, what
 * cases hardly ever go on from (`closingActivities`). All lists are empty for a log without such activities.
 */
export function endsByName(log: EventLog): GuessedEnds {
  const closing = closingActivities(log);
  return endsAmong(log.activities, (a) => closing[a] === 1);
}

/** An activity with how many cases have it, and how many have it last. */
export interface ActivityEnds {
  readonly activity: string;
  readonly cases: number;
  readonly last: number;
}

/** The same guess where only figures of the log are at hand; the lists are in the order given. */
export function endsByCounts(activities: readonly ActivityEnds[]): GuessedEnds {
  return endsAmong(
    activities.map(({ activity }) => activity),
    (a) => endsCases(activities[a]!.last, activities[a]!.cases),
  );
}

function endsAmong(names: readonly string[], closes: (a: number) => boolean): GuessedEnds {
  const kinds = names.map((name, a) => {
    const tone = toneOfName(name);
    if (tone === undefined) return closes(a) ? 'other' : undefined;
    return tone === 'good' ? 'won' : 'lost';
  });
  const of = (kind: keyof GuessedEnds): string[] => names.filter((_, a) => kinds[a] === kind);
  return { won: of('won'), lost: of('lost'), other: of('other') };
}
