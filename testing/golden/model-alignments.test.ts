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

/** log, model */
const MODELS = present
  ? LOGS.flatMap((log) => Object.keys(alignmentsOf(log).models).map((model) => [log, model] as const))
  : [['none', 'none'] as const];

describe.skipIf(!present)(
  `golden alignments with trees and nets${present ? '' : ' (skipped: ../shared/data is not there)'}`,
  () => {
    const compare = (log: string, model: string, found: ModelConformance): void => {
      const expected = alignmentsOf(log).models[model]!;
      expect(found.variants.map(({ deviations }) => deviations)).toEqual(expected.deviations);
      expect(found.variants.map(({ atLeast }) => atLeast)).toEqual(expected.deviations);
      for (const [v, { fitness }] of found.variants.entries()) {
        expect(fitness).toBeCloseTo(expected.fitness[v]!, 12);
      }
      expect(found.deviations).toBe(expected.log_deviations);
      const { averageFitness, percFitTraces } = modelsOf(log)[model]!.alignments;
      expect(found.fitness.average).toBeCloseTo(averageFitness, 12);
      expect(found.fitness.percentFitting).toBeCloseTo(percFitTraces, 10);
    };

    test.each(MODELS)('%s with %s: the tree, and its net', (log, model) => {
      const tree = parseTree(alignmentsOf(log).models[model]!.process_tree);
      const { names, variants } = variantsOf(log);
      compare(log, model, alignVariantsWithTree(names, variants, tree));
      compare(log, model, alignVariantsWithNet(names, variants, netOfTree(tree)));
    });

    test.each(['running_example', 'helpdesk', 'bpic2012_A'])(
      '%s with the nets of its models searched with the marking equation',
      (log) => {
        const { names, variants } = variantsOf(log);
        for (const [model, { process_tree: text }] of Object.entries(alignmentsOf(log).models)) {
          const net = netOfTree(parseTree(text));
          compare(log, model, alignVariantsWithNet(names, variants, net, { mostMarkings: 1 }));
        }
      },
    );

    test.each(MODELS)('%s with %s: tokens', (log, model) => {
      const { process_tree: text, silent, token_replay: expected } = modelsOf(log)[model]!;
      const net = netOfTree(parseTree(text));
      const { names, variants } = variantsOf(log);
      const found = replayVariants(names, variants, net);
      // Whatever the model: what aligns without deviations fits, and nothing else but for activities that it lacks.
      const known = new Set(net.transitions.map(({ activity }) => activity));
      const { deviations } = alignmentsOf(log).models[model]!;
      for (const [v, { fits, certain }] of found.variants.entries()) {
        const complete = variants[v]!.activities.every((activity) => known.has(names[activity]!));
        if (deviations[v] === 0 || complete) expect([fits, certain]).toEqual([deviations[v] === 0, true]);
      }
      if (silent > 0) return;
      expect(found).toMatchObject({
        produced: expected.produced,
        consumed: expected.consumed,
        missing: expected.missing,
        remaining: expected.remaining,
      });
      expect(found.percentFitting).toBeCloseTo(expected.perc_fit_traces, 10);
      expect(found.averageFitness).toBeCloseTo(expected.average_trace_fitness, 12);
      expect(found.logFitness).toBeCloseTo(expected.log_fitness, 12);
    });
  },
);
