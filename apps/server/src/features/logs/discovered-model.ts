// The inductive miner's model of a measured log, in the shapes of the contract: its text, how well the log fits it, and
// the draft map that follows from it. Runs in a thread. Models are kept with the log, so that other roles cost nothing.
import type { DiscoveredModel, MODEL_FORMATS } from '@portolan/contract';
import { type FlowRole, type MapFromTree, mapFromTree } from '@portolan/core';
import { BPMN_WORDS, type BpmnLanguage, writeTreeBpmn } from '@portolan/formats';
import {
  alignTree,
  countNodes,
  discoverTreeOfVariants,
  formatTree,
  type ProcessTree,
  quantileOf,
  StoppedError,
} from '@portolan/mining';
import type { MeasuredLog } from './measured-fit.ts';

/** How long the fit with a model is measured, in ms: the map is shown either way. */
const MEASURING_MS = 20_000;
/** Models kept per log. */
const MOST_MODELS = 8;

interface ModelFit {
  /** null without cases, and where measuring took too long. */
  readonly average: number | null;
  readonly undecided: number;
}

interface Model {
  readonly tree: ProcessTree;
  /** Once it was asked for. */
  fit?: ModelFit;
}

const kept = new WeakMap<MeasuredLog, Map<number, Model>>();

function modelOf(measured: MeasuredLog, noise: number): Model {
  let models = kept.get(measured);
  if (models === undefined) kept.set(measured, (models = new Map()));
  const model = models.get(noise) ?? {
    tree: discoverTreeOfVariants(measured.log.activities, measured.variants, { noise }),
  };
  models.delete(noise);
  models.set(noise, model);
  for (const oldest of models.keys()) {
    if (models.size <= MOST_MODELS) break;
    models.delete(oldest);
  }
  return model;
}

export interface ModelAsked {
  readonly noise: number;
  readonly roles: ReadonlyMap<string, FlowRole>;
  readonly words?: { readonly which: string; readonly again: string } | undefined;
}

export function modelAnswer(measured: MeasuredLog, { noise, roles, words }: ModelAsked): DiscoveredModel {
  const { log, variants, stays } = measured;
  const model = modelOf(measured, noise);
  const fit = (model.fit ??= fitWith(measured, model.tree));
  const drawn = draw(model.tree, {
    roles,
    variants: variants.map(({ activities }) => Array.from(activities, (a) => log.activities[a]!)),
    seconds: new Map(
      log.activities.flatMap((activity, a) =>
        stays[a]!.length === 0 ? [] : [[activity, quantileOf(stays[a]!.toSorted(), 0.5)] as const],
      ),
    ),
    ...(words !== undefined && { words }),
  });
  return {
    tree: formatTree(model.tree),
    size: countNodes(model.tree),
    cases: log.caseIds.length,
    fitness: fit.average,
    undecided: fit.undecided,
    map: drawn?.map ?? null,
    notes: (drawn?.notes ?? []).map((note) =>
      note.code === 'parallelInOrder' ? { ...note, activities: [...note.activities] } : note,
    ),
  };
}

/** As a file, in UTF-8. */
export async function modelFile(
  measured: MeasuredLog,
  asked: {
    readonly noise: number;
    readonly format: (typeof MODEL_FORMATS)[number];
    readonly name: string;
    readonly language: BpmnLanguage;
  },
): Promise<string> {
  const { tree } = modelOf(measured, asked.noise);
  return asked.format === 'bpmn'
    ? writeTreeBpmn(tree, asked.name, BPMN_WORDS[asked.language])
    : `${formatTree(tree)}\n`;
}

function fitWith({ log, variants }: MeasuredLog, tree: ProcessTree): ModelFit {
  const until = performance.now() + MEASURING_MS;
  try {
    const { fitness, undecided } = alignTree(
      log,
      tree,
      { shouldStop: () => performance.now() > until },
      variants,
    );
    return { average: fitness.average, undecided };
  } catch (error) {
    if (error instanceof StoppedError) return { average: null, undecided: log.caseIds.length };
    throw error;
  }
}

/** Nothing where it would have more steps than a map may have. */
function draw(tree: ProcessTree, choices: Parameters<typeof mapFromTree>[2]): MapFromTree | undefined {
  let last = 0;
  try {
    return mapFromTree(tree, () => `n${++last}`, choices);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
