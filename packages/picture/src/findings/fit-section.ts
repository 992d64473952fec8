// How well deals follow a model, map or tree, as a section: the share, what goes differently where, the ways that leave it.
import { type ActivityFit, type DeviationKind, MOVE_KINDS, wilson } from '@portolan/mining';
import type { Section, SectionIn } from './section.ts';
import { isolated, say, speechOf, type Speech } from './speech.ts';

/** What is told of a fit; that of a map, of a tree and of a net have it all. */
export interface FitTold {
  readonly fitness: { readonly average: number | null; readonly percentFitting: number | null };
  readonly cases: number;
  /** With a tree or a net: cases of which only bounds are known. */
  readonly undecided?: number;
  readonly variants: readonly {
    readonly activities: readonly string[];
    readonly cases: number;
    readonly deviations: number;
    /** Where only bounds are known: it may be as few. */
    readonly atLeast?: number;
    /** Deviations at which nothing fits. */
    readonly most: number;
  }[];
  readonly activities: readonly ActivityFit[];
  readonly neverUsed: readonly string[];
}

const MOST_ROWS = 20;
const MOST_WAYS = 8;

/** @param model what it is called: a file, "im:0.2" */
export function fitSection(fit: FitTold, model: string): SectionIn {
  return (language): Section => {
    const speech = speechOf(language);
    const { words, number, share, names } = speech;
    const rows = differences(fit, speech);
    const leaving = fit.variants
      .filter(({ deviations }) => deviations > 0)
      .toSorted((a, b) => b.cases - a.cases);
    return {
      heading: words.fit,
      blocks: [
        { kind: 'lines', lines: told(fit, model, speech) },
        {
          kind: 'table',
          caption: words.differs,
          columns: [words.column.what, words.column.ofDeals, words.column.deals].map((name, i) => ({
            name,
            numeric: i > 0,
          })),
          rows: rows.slice(0, MOST_ROWS),
          left: Math.max(0, rows.length - MOST_ROWS),
        },
        {
          kind: 'table',
          caption: words.ways,
          columns: [words.column.way, words.column.ofDeals, words.column.deals].map((name, i) => ({
            name,
            numeric: i > 0,
          })),
          rows: leaving
            .slice(0, MOST_WAYS)
            .map(({ activities, cases }) => [wayOf(activities), share(cases / fit.cases), number(cases)]),
          left: Math.max(0, leaving.length - MOST_WAYS),
        },
        {
          kind: 'lines',
          lines: fit.neverUsed.length === 0 ? [] : [say(words.neverUsed, { names: names(fit.neverUsed) })],
        },
      ],
    };
  };
}

function told(fit: FitTold, model: string, { words, number, share, shareWithin }: Speech): string[] {
  const { average, percentFitting } = fit.fitness;
  const n = number(fit.cases);
  if (average === null || percentFitting === null) return [say(words.notEnoughAt, { names: n })];
  const fitting = fit.variants.reduce(
    (sum, { deviations, cases }) => (deviations === 0 ? sum + cases : sum),
    0,
  );
  const within = shareWithin(percentFitting / 100, wilson(fitting, fit.cases));
  return [
    say(words.fitShare, { share: within, n, model }),
    say(words.fitAverage, { share: share(average) }),
    ...(fit.undecided
      ? [
          say(words.fitUndecided, {
            n: number(fit.undecided),
            low: share(average),
            high: share(averageAtBest(fit)),
          }),
        ]
      : []),
    ...(fit.undecided === undefined || fitting === fit.cases ? [] : [words.fitToEnd]),
  ];
}

function averageAtBest({ variants, cases }: FitTold): number {
  const lost = variants.reduce(
    (sum, { cases: of, deviations, atLeast = deviations, most }) =>
      most === 0 ? sum : sum + (of * atLeast) / most,
    0,
  );
  return 1 - lost / cases;
}

function differences({ activities, cases }: FitTold, { words, number, share }: Speech): string[][] {
  return activities
    .flatMap(({ activity, cases: of }) =>
      MOVE_KINDS.filter((kind): kind is DeviationKind => kind !== 'fits' && of[kind] > 0).map((kind) => ({
        text: `${isolated(activity)}: ${words.kinds[kind]}`,
        n: of[kind],
      })),
    )
    .toSorted((a, b) => b.n - a.n)
    .map(({ text, n }) => [text, share(n / cases), number(n)]);
}

function wayOf(activities: readonly string[]): string {
  const most = 12;
  const shown =
    activities.length <= most + 1
      ? activities
      : [...activities.slice(0, most - 3), `…${activities.length - most}…`, ...activities.slice(-3)];
  return shown.join(' → ');
}
