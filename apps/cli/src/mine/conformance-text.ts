// How well deals follow a map, in the terminal: shares first, then each stage with what goes differently there, real
// steps that the map lacks, stages never used, names that the map does not know.
import { nodesOfActivities, type SalesMap } from '@portolan/core';
import type { ReadWarning } from '@portolan/formats';
import { type Conformance, type DeviationKind, type LogSummary, MOVE_KINDS } from '@portolan/mining';
import { formatShare } from '@portolan/picture';
import { type Paint, paintWith } from '../terminal/colour.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { fit, pad } from '../terminal/text-width.ts';
import { count, day, notesText, number, right, wayText } from './summary-text.ts';

const MOST_STAGES = 30;
const MOST_STEPS = 10;
const MOST_NAMES = 10;
const MOST_WAYS = 5;

/** What each kind says of the deals. */
const WORDS: Readonly<Record<DeviationKind, string>> = {
  skipped: 'skipped it',
  extra: 'came here though nothing after it fits',
  rework: 'came here again',
  reversed: 'came back to it',
  jump: 'jumped here',
  unknown: 'came here, where no path leads',
  notFinished: 'ended before it',
};

export interface ConformanceHeading {
  readonly title: string;
  readonly model: string;
  readonly summary: LogSummary;
  readonly warnings: readonly ReadWarning[];
}

export function conformanceText(
  map: SalesMap,
  conformance: Conformance,
  { title, model, summary, warnings }: ConformanceHeading,
  terminal: Terminal,
): string {
  const paint = paintWith(terminal.colours);
  const clean = (text: string): string => terminal.clean(text);
  const { log } = summary;
  const { cases, closed, open, fitness } = conformance;
  const knows = nodesOfActivities(map, [...new Set(conformance.activities.map(({ activity }) => activity))]);
  const lines = [
    paint('bold', fit(clean(`${title} beside ${model}`), terminal.columns)),
    `${count(log.cases, 'deal', 'deals')} (${number(closed)} closed, ${number(open)} open) · ${count(log.events, 'event', 'events')} · ${day(log.from)} to ${day(log.to)}`,
    '',
    `${paint('bold', share((fitness.percentFitting ?? 0) / 100))} of deals follow the map from their first step to their last.`,
    `${paint('bold', share(fitness.average ?? 0))} fitness: 100% where every deal follows the map, lower with every step that differs.`,
  ];
  const section = (heading: string, note: string, rows: readonly string[]): void => {
    if (rows.length === 0) return;
    lines.push('', `${paint('bold', heading)}${note === '' ? '' : paint('muted', `  ${note}`)}`, ...rows);
  };
  section('Stage by stage', 'share of deals, deals', stageRows(conformance, knows, terminal, paint));
  section(
    'Real steps that the map lacks',
    'share of all steps, deals',
    stepRows(conformance, knows, terminal, paint),
  );
  section(
    'Ways that leave the map',
    'share of deals, deals',
    conformance.variants
      .filter(({ deviations }) => deviations > 0)
      .slice(0, MOST_WAYS)
      .map(({ activities, cases: n }) => {
        const names = wayText(activities.map(clean), Math.max(20, terminal.columns - 24));
        return row(n / cases, n, names);
      }),
  );
  const neverUsed = conformance.neverUsed.map(clean);
  section(
    'Stages that no deal entered',
    '',
    someOf(neverUsed).map((name) => `  ${fit(name, terminal.columns - 4)}`),
  );
  const unknown = conformance.activities.filter(({ activity }) => knows.get(activity)!.length === 0);
  section(
    'Names that the map does not know',
    'share of deals, deals',
    unknown
      .toSorted((a, b) => b.cases.unknown - a.cases.unknown)
      .slice(0, MOST_NAMES)
      .map(({ activity, cases: n }) =>
        row(n.unknown / cases, n.unknown, fit(clean(activity), terminal.columns - 24)),
      ),
  );
  if (unknown.length > MOST_NAMES) lines.push(more(unknown.length - MOST_NAMES, paint));
  if (unknown.length > 0) {
    lines.push(
      paint(
        'muted',
        '  Where one of them is a stage of the map by another name, add it to the stage’s "also known as".',
      ),
    );
  }
  lines.push(...notesText(log.rejectedRows, warnings, terminal, paint));
  return lines.join('\n');
}

/** A stage that deals leave the map at, with one row per kind of deviation. */
function stageRows(
  { activities, cases }: Conformance,
  knows: ReadonlyMap<string, readonly string[]>,
  terminal: Terminal,
  paint: Paint,
): string[] {
  const stages = activities.filter(
    ({ activity, moves }) =>
      knows.get(activity)!.length > 0 && MOVE_KINDS.some((kind) => kind !== 'fits' && moves[kind] > 0),
  );
  const rows = stages.slice(0, MOST_STAGES).flatMap((stage) => [
    `  ${paint('accent', fit(terminal.clean(stage.activity), terminal.columns - 4))}`,
    ...MOVE_KINDS.flatMap((kind) => {
      if (kind === 'fits' || stage.moves[kind] === 0) return [];
      const n = stage.cases[kind];
      const times = stage.moves[kind] > n ? `, ${number(stage.moves[kind])} times` : '';
      return [row(n / cases, n, `${WORDS[kind]}${times}`)];
    }),
  ]);
  if (stages.length > MOST_STAGES) rows.push(more(stages.length - MOST_STAGES, paint));
  return rows;
}

/** Steps to and from names that the map does not know are counted only: the names are listed by themselves. */
function stepRows(
  { flow, cases }: Conformance,
  knows: ReadonlyMap<string, readonly string[]>,
  terminal: Terminal,
  paint: Paint,
): string[] {
  const all = cases + flow.steps.reduce((sum, { count: n }) => sum + n, 0);
  const lacking = [
    ...flow.starts.map((start) => ({ ...start, from: undefined, count: start.cases })),
    ...flow.steps,
  ].filter(({ allowed }) => !allowed);
  const isKnown = (name: string | undefined): boolean => name === undefined || knows.get(name)!.length > 0;
  const steps = lacking
    .filter(({ from, to }) => isKnown(from) && isKnown(to))
    .toSorted((a, b) => b.cases - a.cases);
  const half = Math.floor((terminal.columns - 28) / 3);
  const rows = steps.slice(0, MOST_STEPS).map(({ from, to, count: n, cases: deals, between }) => {
    const past = between?.length
      ? paint('muted', `  past ${fit(between.map(terminal.clean).join(', '), half)}`)
      : '';
    return row(
      n / all,
      deals,
      `${fit(terminal.clean(from ?? 'begin'), half)} → ${fit(terminal.clean(to), half)}${past}`,
    );
  });
  if (steps.length > MOST_STEPS) rows.push(more(steps.length - MOST_STEPS, paint));
  const others = lacking.length - steps.length;
  if (others > 0) {
    rows.push(
      paint('muted', `  ${count(others, 'step', 'steps')} to or from names that the map does not know`),
    );
  }
  return rows;
}

function someOf(names: readonly string[]): string[] {
  return names.length <= MOST_NAMES
    ? [...names]
    : [...names.slice(0, MOST_NAMES), `and ${number(names.length - MOST_NAMES)} more`];
}

function more(left: number, paint: Paint): string {
  return paint('muted', `  and ${number(left)} more`);
}

function row(part: number, cases: number, text: string): string {
  return `  ${right(share(part), 6)}  ${pad(number(cases), 9, 'end')}  ${text}`;
}

/** Never a zero for something that happens. */
function share(part: number): string {
  return part > 0 && part < 0.0005 ? '<0.1%' : formatShare(part, 'en');
}
