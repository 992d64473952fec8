// Asks of a log what the options ask beside its map: a model, fit, bottlenecks, why. Figures only; words are made elsewhere.
import { machineOf, type SalesMap } from '@portolan/core';
import { nearest } from '@portolan/formats';
import {
  alignLog,
  alignTree,
  bottlenecksOf as bottlenecksFrom,
  compareNames,
  compareSegments,
  discoverTree,
  endsByName,
  segmentOf,
  stayFigures,
  type Answers,
  type Asking,
  type Conformance,
  type EventLog,
  type GuessedEnds,
  type ModelConformance,
  type ProcessTree,
  type Question,
  type WhyOptions,
} from '@portolan/mining';
import type { BottlenecksTold, EndsTold, SegmentsTold, StageTimesTold, WhyTold } from '@portolan/picture';
import { UsageError } from '../usage-error.ts';
import { askTogether } from './ask-together.ts';
import type { ColumnValue, Examination } from './examination-options.ts';

export interface Examined {
  readonly discovered?: { readonly tree: ProcessTree; readonly noise: number };
  readonly conformance?: ConformanceOf;
  readonly bottlenecks?: BottlenecksTold;
  readonly stageTimes?: StageTimesTold;
  readonly why?:
    | { readonly kind: 'won'; readonly told: WhyTold }
    | { readonly kind: 'segments'; readonly told: SegmentsTold };
}

export type ConformanceOf =
  | { readonly of: 'map'; readonly map: SalesMap; readonly fit: Conformance }
  | { readonly of: 'tree'; readonly name: string; readonly fit: ModelConformance };

const FALSE_DISCOVERY_RATE = 0.05;

/**
 * @param map read already, where the model is one
 * @throws UsageError where an option names what the log does not have
 */
export async function examine(
  log: EventLog,
  asked: Examination,
  map: SalesMap | undefined,
  onProgress?: (share: number) => void,
): Promise<Examined> {
  const { model } = asked;
  const tree = model?.kind === 'discover' ? discoverTree(log, { noise: model.noise }) : undefined;
  const ends =
    asked.bottlenecks || asked.stageTimes || asked.why
      ? endsAmong(log.activities, asked, () => endsByName(log))
      : undefined;
  const questions = questionsOf(log, asked, ends);
  let conformance: ConformanceOf | undefined;
  const answers = await askTogether(log, questions.asking, questions.all, {
    ...(onProgress && { onProgress }),
    meanwhile: () => {
      conformance = asked.conformance && conformanceOf(log, asked, map, tree);
    },
  });
  const why = ends && asked.why && whyOf(log, asked, ends, answers);
  return {
    ...(model?.kind === 'discover' && tree && { discovered: { tree, noise: model.noise } }),
    ...(conformance && { conformance }),
    ...(asked.bottlenecks && ends && { bottlenecks: bottlenecksOf(log, ends, answers) }),
    ...(asked.stageTimes && ends && { stageTimes: stageTimesOf(log, ends) }),
    ...(why && { why }),
  };
}

function conformanceOf(
  log: EventLog,
  { model, conformance }: Examination,
  map: SalesMap | undefined,
  tree: ProcessTree | undefined,
): ConformanceOf {
  if (map) {
    const fit = alignLog(log, machineOf(map, log.activities), { ends: conformance!.ends });
    return { of: 'map', map, fit };
  }
  const seconds = conformance!.secondsPerWay;
  const fit = alignTree(log, tree!, {
    ...(seconds !== undefined && { timeLimit: { perVariant: 1000 * seconds, now: () => performance.now() } }),
  });
  return { of: 'tree', name: model?.kind === 'discover' ? model.name : '', fit };
}

const OF_BOTTLENECKS = ['losingStages', 'stayFigures', 'losingArcs'] as const satisfies readonly Question[];
const OF_WHY = ['whatWinnersShare', 'whatMakesFast', 'findObstacles'] as const satisfies readonly Question[];

type Answered = Pick<Answers, (typeof OF_BOTTLENECKS)[number] | (typeof OF_WHY)[number] | 'findTriggers'>;

/** What threads can answer apart from each other. */
function questionsOf(
  log: EventLog,
  asked: Examination,
  ends: EndsTold | undefined,
): { readonly asking: Asking; readonly all: readonly (keyof Answered)[] } {
  if (!ends) return { asking: {}, all: [] };
  const { won, lost, other = [] } = ends;
  const isWhy = asked.why && asked.why.kind !== 'segments';
  if (isWhy) refuseMissingEnds(log, ends);
  return {
    asking: {
      // Work that is tidied up after the end is no bottleneck of the sale.
      time: { closing: { won, lost, other, forGood: true } },
      why: whyOptions(asked, ends),
    },
    all: [
      ...(asked.bottlenecks ? OF_BOTTLENECKS : []),
      ...(isWhy ? OF_WHY : []),
      ...(isWhy && asked.stageNames ? (['findTriggers'] as const) : []),
    ],
  };
}

function bottlenecksOf(log: EventLog, ends: EndsTold, answers: Answered): BottlenecksTold {
  return {
    bottlenecks: bottlenecksFrom(answers.losingStages, answers.losingArcs),
    stays: answers.stayFigures,
    activities: log.activities,
    ends,
  };
}

function whyOptions({ stageNames }: Examination, { won, lost, other }: EndsTold): WhyOptions {
  return {
    won,
    lost,
    other,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    ...(stageNames && { stages: stageNames }),
  };
}

function refuseMissingEnds(log: EventLog, ends: EndsTold): void {
  for (const kind of ['won', 'lost'] as const) {
    if (ends[kind].length > 0) continue;
    throw new UsageError(
      `Nothing says which deals were ${kind}: name the activities, as --won Signed --lost "No deal". The log has ${listed(log.activities)}.`,
    );
  }
}

function whyOf(log: EventLog, asked: Examination, ends: EndsTold, answers: Answered): Examined['why'] {
  const { why, stageNames } = asked;
  if (why?.kind === 'segments') {
    const { segment, against } = why;
    const a = flagsOf(log, segment);
    const b = against ? flagsOf(log, against) : a.map((flag) => 1 - flag);
    const names = { a: nameOf(segment), b: against && nameOf(against) };
    const comparison = compareSegments(log, a, b, whyOptions(asked, ends));
    return { kind: 'segments', told: { ends, comparison, names } };
  }
  return {
    kind: 'won',
    told: {
      ends,
      winners: answers.whatWinnersShare,
      fast: answers.whatMakesFast,
      obstacles: answers.findObstacles,
      triggers: stageNames && answers.findTriggers,
      falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    },
  };
}

function nameOf({ column, value }: ColumnValue): string {
  return `${column}=${value}`;
}

function flagsOf(log: EventLog, { column, value }: ColumnValue): Uint8Array {
  const columns = [
    ...log.caseAttributes.keys(),
    ...log.eventAttributes.keys(),
    ...(log.resource ? ['resource'] : []),
  ];
  if (!columns.includes(column)) {
    throw new UsageError(
      `--why: the log has no column "${column}" to compare by; it has ${listed(columns)}.`,
    );
  }
  return segmentOf(log, { attributes: [{ name: column, values: [value] }] });
}

function stageTimesOf(log: EventLog, ends: EndsTold): StageTimesTold {
  const { won, lost, other = [] } = ends;
  const stays = stayFigures(log, { closing: { won, lost, other, forGood: true } });
  const stages = stays.map(({ activity, cases, visits }) => ({
    ...visits,
    stage: log.activities[activity]!,
    cases,
  }));
  return { ends, stages: stages.toSorted((a, b) => compareNames(a.stage, b.stage)) };
}

/**
 * The activities that end a deal: those named, else those guessed.
 * @param names activities of the log
 * @throws UsageError where an option names what the log does not have
 */
export function endsAmong(
  names: readonly string[],
  { ends, stageNames }: Pick<Examination, 'ends' | 'stageNames'>,
  guess: () => GuessedEnds,
): EndsTold {
  const asked = { won: ends?.won, lost: ends?.lost, other: ends?.other, stages: stageNames };
  for (const [option, wanted] of Object.entries(asked)) {
    for (const name of wanted ?? []) if (!names.includes(name)) throw unknown(option, name, names);
  }
  return ends ? { ...ends, guessed: false } : { ...guess(), guessed: true };
}

function unknown(option: string, name: string, activities: readonly string[]): UsageError {
  const [close] = nearest(name, activities);
  const hint = close ? ` Is "${close.option}" meant?` : '';
  return new UsageError(
    `--${option}: the log has no activity "${name}".${hint} It has ${listed(activities)}.`,
  );
}

const MOST_LISTED = 12;

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, MOST_LISTED).map((name) => `"${name}"`);
  const left = names.length - shown.length;
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ');
}
