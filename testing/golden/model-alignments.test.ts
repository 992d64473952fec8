// Alignments with process trees and with their nets, and token replay, give the figures of an independent implementation
// (PM4Py) on public logs: deviations and fitness of every variant with every model, tokens on models without silent steps.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  alignVariantsWithNet,
  alignVariantsWithTree,
  netOfTree,
  parseTree,
  replayVariants,
  type CountedTrace,
  type ModelConformance,
} from '@portolan/mining';
import { describe, expect, test } from 'vitest';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const present = existsSync(data);

interface Golden {
  readonly variants: readonly { readonly trace: readonly string[]; readonly count: number }[];
  readonly models: Readonly<
    Record<
      string,
      {
        readonly process_tree: string;
        readonly deviations: readonly number[];
        readonly fitness: readonly number[];
        readonly log_deviations: number;
      }
    >
  >;
}

interface GoldenModel {
  readonly process_tree: string;
  readonly silent: number;
  readonly alignments: { readonly percFitTraces: number; readonly averageFitness: number };
  readonly token_replay: {
    readonly produced: number;
    readonly consumed: number;
    readonly missing: number;
    readonly remaining: number;
    readonly perc_fit_traces: number;
    readonly average_trace_fitness: number;
    readonly log_fitness: number;
  };
}

const LOGS = ['running_example', 'receipt', 'helpdesk', 'bpic2012_A'];

const read = (file: string): unknown => JSON.parse(readFileSync(`${data}golden/${file}`, 'utf8'));
const alignmentsOf = (log: string): Golden => read(`alignments_${log}.json`) as Golden;
const modelsOf = (log: string): Readonly<Record<string, GoldenModel>> =>
  (read(`${log}.json`) as { models: Record<string, GoldenModel> }).models;

function variantsOf(log: string): { names: string[]; variants: CountedTrace[] } {
  const golden = alignmentsOf(log);
  const names = [...new Set(golden.variants.flatMap(({ trace }) => trace))];
  const variants = golden.variants.map(({ trace, count }) => ({
    activities: trace.map((name) => names.indexOf(name)),
    cases: count,
  }));
  return { names, variants };
}

const rounded = (value: number | null): string | undefined => value?.toFixed(11);

function goldenFigures(log: string, model: string) {
  const { deviations, fitness, log_deviations: all } = alignmentsOf(log).models[model]!;
  const { averageFitness, percFitTraces } = modelsOf(log)[model]!.alignments;
  return {
    deviations,
    atLeast: deviations,
    fitness: fitness.map(rounded),
    all,
    average: rounded(averageFitness),
    percent: rounded(percFitTraces),
  };
}

function figuresOf({ variants, deviations, fitness }: ModelConformance): ReturnType<typeof goldenFigures> {
  return {
    deviations: variants.map((variant) => variant.deviations),
    atLeast: variants.map(({ atLeast }) => atLeast),
    fitness: variants.map((variant) => rounded(variant.fitness)),
    all: deviations,
    average: rounded(fitness.average),
    percent: rounded(fitness.percentFitting),
  };
}

/** log, model */
const MODELS = present
  ? LOGS.flatMap((log) => Object.keys(alignmentsOf(log).models).map((model) => [log, model] as const))
  : [['none', 'none'] as const];

describe.skipIf(!present)(
  `golden alignments with trees and nets${present ? '' : ' (skipped: ../shared/data is not there)'}`,
  () => {
    test.each(MODELS)('%s with %s: the tree, and its net', (log, model) => {
      const tree = parseTree(alignmentsOf(log).models[model]!.process_tree);
      const { names, variants } = variantsOf(log);
      const expected = goldenFigures(log, model);
      expect(figuresOf(alignVariantsWithTree(names, variants, tree))).toEqual(expected);
      expect(figuresOf(alignVariantsWithNet(names, variants, netOfTree(tree)))).toEqual(expected);
    });

    test.each(MODELS.filter(([log]) => log !== 'receipt'))(
      '%s with %s: its net, searched with the marking equation',
      (log, model) => {
        const net = netOfTree(parseTree(alignmentsOf(log).models[model]!.process_tree));
        const { names, variants } = variantsOf(log);
        const found = alignVariantsWithNet(names, variants, net, { mostMarkings: 1 });
        expect(figuresOf(found)).toEqual(goldenFigures(log, model));
      },
    );

    test.each(MODELS)('%s with %s: tokens', (log, model) => {
      const { process_tree: text } = modelsOf(log)[model]!;
      const net = netOfTree(parseTree(text));
      const { names, variants } = variantsOf(log);
      const found = replayVariants(names, variants, net);
      // Whatever the model: what aligns without deviations fits, and nothing else but for activities that it lacks.
      const known = new Set(net.transitions.map(({ activity }) => activity));
      const { deviations } = alignmentsOf(log).models[model]!;
      const complete = variants.map(({ activities }) =>
        activities.every((activity) => known.has(names[activity]!)),
      );
      const comparable = [...variants.keys()].filter((v) => deviations[v] === 0 || complete[v]);
      expect(comparable.map((v) => found.variants[v]!.fits)).toEqual(
        comparable.map((v) => deviations[v] === 0),
      );
      expect(found.variants.filter(({ certain }) => !certain)).toEqual([]);
    });

    test.each(present ? MODELS.filter(([log, model]) => modelsOf(log)[model]!.silent === 0) : MODELS)(
      '%s with %s, which has no silent steps: the number of tokens',
      (log, model) => {
        const { process_tree: text, token_replay: expected } = modelsOf(log)[model]!;
        const { names, variants } = variantsOf(log);
        const found = replayVariants(names, variants, netOfTree(parseTree(text)));
        expect(found).toMatchObject({
          produced: expected.produced,
          consumed: expected.consumed,
          missing: expected.missing,
          remaining: expected.remaining,
        });
        expect(found.percentFitting).toBeCloseTo(expected.perc_fit_traces, 10);
        expect(found.averageFitness).toBeCloseTo(expected.average_trace_fitness, 12);
        expect(found.logFitness).toBeCloseTo(expected.log_fitness, 12);
      },
    );
  },
);
