// Where time is lost, as a section: stages and paths by days above the target, with how long deals stay there.
import type { Bottleneck, Bottlenecks, EndNames, StayFigures } from '@portolan/mining';
import type { SectionBlock, SectionIn } from './section.ts';
import { say, speechOf, type Speech } from './speech.ts';

export interface BottlenecksTold {
  readonly bottlenecks: Bottlenecks;
  readonly stays: readonly StayFigures[];
  /** Names of the log, which `stays` number. */
  readonly activities: readonly string[];
  readonly ends: EndsTold;
}

/** Which activities end a deal, and whether that was guessed. */
export interface EndsTold extends EndNames {
  readonly guessed: boolean;
}

const MOST_ROWS = 12;

export function bottleneckSection({ bottlenecks, stays, activities, ends }: BottlenecksTold): SectionIn {
  const stayOf = new Map(stays.map((stay) => [activities[stay.activity]!, stay]));
  return (language) => {
    const speech = speechOf(language);
    const { words, number } = speech;
    const { won, fastest } = bottlenecks;
    // Without a target nothing is lost: then those come first that most deals spend time at.
    const ranked = (places: readonly Bottleneck[]): readonly Bottleneck[] =>
      won > 0 ? places : places.toSorted((a, b) => b.cases - a.cases);
    return {
      heading: words.bottlenecks,
      blocks: [
        {
          kind: 'lines',
          lines: [
            ...endLines(ends, speech),
            won === 0 ? words.noTarget : say(words.target, { fastest: number(fastest), won: number(won) }),
          ],
        },
        tableOf(words.stages, words.column.stage, ranked(bottlenecks.stages), speech, stayOf),
        tableOf(words.paths, words.column.path, ranked(bottlenecks.arcs), speech),
      ],
    };
  };
}

export function endLines(ends: EndsTold, { words, names }: Speech): string[] {
  const lines = (['won', 'lost', 'other'] as const).flatMap((kind) => {
    const of = ends[kind] ?? [];
    return of.length === 0 ? [] : [say(words.ends[kind], { names: names(of) })];
  });
  return ends.guessed && lines.length > 0 ? [...lines, words.ends.byNames] : lines;
}

function tableOf(
  caption: string,
  first: string,
  places: readonly Bottleneck[],
  { words, number, share, time, timeWithin }: Speech,
  stayOf?: ReadonlyMap<string, StayFigures>,
): SectionBlock {
  const { daysLost, ofLost, slower, target, stay, stays } = words.column;
  const heads = [first, daysLost, ofLost, slower, target, ...(stayOf ? [stay, stays] : [])];
  return {
    kind: 'table',
    caption,
    columns: heads.map((name, i) => ({ name, numeric: i > 0 })),
    rows: places.slice(0, MOST_ROWS).map((place) => {
      const visits = stayOf?.get(place.at)?.visits;
      return [
        place.next === undefined ? place.at : `${place.at} → ${place.next}`,
        number(place.lostDays, place.lostDays < 10 ? 1 : 0),
        share(place.share),
        say(words.of, { some: number(place.slower), n: number(place.cases) }),
        place.target === null ? '–' : time(place.target.seconds),
        ...(stayOf
          ? visits
            ? [timeWithin(visits.quartiles[1]), `${number(visits.n)} (${number(visits.open)})`]
            : ['–', '–']
          : []),
      ];
    }),
    left: Math.max(0, places.length - MOST_ROWS),
  };
}
