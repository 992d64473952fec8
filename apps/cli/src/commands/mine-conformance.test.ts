// `portolan mine --model --conformance` as a person runs it, and against the figures of an independent implementation.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mapSchema, type MapInput, type SalesMap, writeMapFile } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loanMap } from '../../../../testing/golden/loan-map.ts';
import { data, hasData, portolan } from '../run-portolan.ts';

let folder = '';
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-conformance-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mapFile = (name: string, map: SalesMap): string =>
  file(name, writeMapFile({ name: 'Sales', caseKind: 'deal', purpose: '' }, map));

const MAP = mapSchema.parse({
  nodes: [
    { type: 'stage', id: 'lead', name: 'Lead' },
    { type: 'stage', id: 'demo', name: 'Demo' },
    { type: 'stage', id: 'offer', name: 'Offer', alsoKnownAs: ['Proposal'] },
    { type: 'stage', id: 'won', name: 'Won', milestones: ['won'] },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
    { type: 'stage', id: 'nurture', name: 'Nurture' },
  ],
  paths: [
    { id: 'a', from: 'lead', to: 'demo' },
    { id: 'b', from: 'demo', to: 'offer' },
    { id: 'c', from: 'offer', to: 'won' },
    { id: 'd', from: 'offer', to: 'lost' },
  ],
  starts: ['lead'],
} satisfies MapInput);

const DEALS = `case,activity,time
1,Lead,2026-01-01T08:00:00Z
1,Demo,2026-01-02T08:00:00Z
1,Proposal,2026-01-03T08:00:00Z
1,Won,2026-01-10T08:00:00Z
2,Lead,2026-01-02T08:00:00Z
2,Proposal,2026-01-04T08:00:00Z
2,Lost,2026-01-05T08:00:00Z
3,Lead,2026-01-02T09:00:00Z
3,Call \u001B[31mback,2026-01-03T09:00:00Z
3,Demo,2026-01-06T09:00:00Z
3,Demo,2026-01-08T09:00:00Z
3,Demo,2026-01-09T09:00:00Z
`;

interface Figures {
  readonly conformance: {
    readonly fitness: { readonly average: number; readonly percentFitting: number };
    readonly variants: readonly {
      readonly activities: readonly string[];
      readonly cases: number;
      readonly deviations: number;
      readonly fitness: number;
      readonly moves: readonly { readonly kind: string; readonly activity: string }[];
    }[];
  };
}

const conformance = (out: string): Figures['conformance'] => (JSON.parse(out) as Figures).conformance;

const run = (...more: string[]) =>
  portolan('mine', file('deals.csv', DEALS), '--model', mapFile('map.json', MAP), '--conformance', ...more);

describe('a log beside a map', () => {
  it('says for each stage what goes differently, which steps the map lacks, what nobody uses or knows', async () => {
    const { code, out, err } = await run();
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).not.toContain('\u001B');
    const lines = out.split('\n').map((line) => line.trim().replaceAll(/ {2,}/gu, ' '));
    expect(lines).toEqual(
      expect.arrayContaining([
        'deals.csv beside map.json',
        '3 deals (2 closed, 1 open) · 12 events · 2026-01-01 to 2026-01-10',
        '33% of deals follow the map from their first step to their last.',
        'Demo',
        '33% 1 skipped it',
        '33% 1 came here again, 2 times',
        '17% 1 Demo → Demo',
        '8.3% 1 Lead → Proposal past Demo',
        '2 steps to or from names that the map does not know',
        'Nurture',
      ]),
    );
    expect(out).toMatch(
      /Names that the map does not know.*\n.*33%\s+1\s+Call \uFFFD\[31mback\n.*also known as/u,
    );
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('gives exactly the documented figures as JSON', async () => {
    const { out } = await run('--json');
    expect(Object.keys(JSON.parse(out) as object).at(-1)).toBe('conformance');
    const { fitness, variants } = conformance(out);
    // Closed: over its length and the shortest way to its own outcome. Open: over its length.
    expect(fitness.average).toBeCloseTo((1 + (1 - 1 / (3 + 4)) + (1 - 3 / 5)) / 3, 12);
    expect(fitness.percentFitting).toBeCloseTo(100 / 3, 12);
    expect(variants.find(({ activities }) => activities.join(' ') === 'Lead Proposal Lost')).toEqual({
      activities: ['Lead', 'Proposal', 'Lost'],
      cases: 1,
      deviations: 1,
      fitness: 1 - 1 / 7,
      moves: [
        { kind: 'fits', activity: 'Lead' },
        { kind: 'skipped', activity: 'Demo' },
        { kind: 'fits', activity: 'Proposal' },
        { kind: 'fits', activity: 'Lost' },
      ],
    });
    const strict = conformance((await run('--json', '--ends', 'any')).out);
    const open = strict.variants.find(({ activities }) => activities.length === 5)!;
    expect(open.moves.filter(({ kind }) => kind === 'notFinished').length).toBe(2);
  });

  it('writes the map of the log as HTML besides', async () => {
    const { code } = await run('--html', join(folder, 'map.html'));
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'map.html'), 'utf8')).toContain('<html');
  });
});

describe('what is wrong with the model', () => {
  it.each([
    ['no map', '{"format": "something else"}', 'A map begins with {"format": "portolan-map"'],
    ['not JSON', 'stages: 3', 'This is not JSON'],
    ['a newer Portolan wrote it', '{"format": "portolan-map", "schema": 99}', 'newer Portolan (format 99'],
    [
      'every problem with its place',
      JSON.stringify({
        format: 'portolan-map',
        schema: 1,
        process: { name: 'Sales' },
        map: {
          nodes: [{ type: 'stage', id: 'a', name: 'A' }],
          paths: [
            { id: 'p', from: 'a', to: 'x' },
            { id: 'q', from: 'y', to: 'a' },
          ],
        },
      }),
      /map\/paths\/0.*\n.*map\/paths\/1/u,
    ],
  ])('%s: exit code 1', async (_, content, message) => {
    const model = file('broken.json', content);
    const ended = await portolan('mine', file('deals.csv', DEALS), '--model', model, '--conformance');
    expect(ended.code).toBe(1);
    expect(ended.out).toBe('');
    expect(ended.err).toContain(`${model}: `);
    expect(ended.err).toMatch(message);
    expect(ended.err).not.toMatch(/\bat \w.*\.ts:\d+/u);
  });

  it('a file that is not there: exit code 1, its name', async () => {
    const ended = await portolan('mine', file('deals.csv', DEALS), '--model', 'gone.json', '--conformance');
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('gone.json');
  });

  it.each([
    ['--conformance without a model', ['--conformance'], '--conformance needs the map'],
    ['a model without --conformance', ['--model', 'map.json'], '--model goes with --conformance'],
    ['--ends alone', ['--ends', 'any'], '--ends goes with --conformance'],
    ['another end', ['--model', 'map.json', '--conformance', '--ends', 'won'], 'one of: same-outcome, any'],
  ])('%s: exit code 2', async (_, options, message) => {
    const ended = await portolan('mine', 'deals.csv', ...options);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(message);
  });
});

interface Golden {
  readonly variants: readonly { readonly trace: readonly string[]; readonly count: number }[];
  readonly models: { readonly normative_tree: { deviations: number[]; fitness: number[] } };
}

const golden = (name: string): unknown => JSON.parse(readFileSync(`${data}golden/${name}`, 'utf8'));

async function loans(...more: string[]): Promise<Figures['conformance']> {
  const model = mapFile('loan.json', loanMap());
  const options = ['--keep', 'A_*', '--lifecycle', 'complete', '--offsets', 'ignore', '--json'];
  const log = `${data}bpic2012/bpic2012.xes.gz`;
  const { out, code } = await portolan('mine', log, ...options, '--model', model, '--conformance', ...more);
  expect(code).toBe(0);
  return conformance(out);
}

describe.skipIf(!hasData)('bpic2012_A beside its hand-written model, drawn as a map in all orders', () => {
  it('gives the golden deviations and fitness where every deal has to finish', async () => {
    const expected = golden('alignments_bpic2012_A.json') as Golden;
    const totals = golden('bpic2012_A.json') as {
      models: { normative_tree: { alignments: { percFitTraces: number; averageFitness: number } } };
    };
    const { fitness, variants } = await loans('--ends', 'any');
    const found = new Map(variants.map((variant) => [variant.activities.join(' '), variant]));
    expect(found.size).toBe(expected.variants.length);
    for (const [v, { trace, count }] of expected.variants.entries()) {
      const variant = found.get(trace.join(' '))!;
      expect(variant).toMatchObject({
        cases: count,
        deviations: expected.models.normative_tree.deviations[v],
      });
      expect(variant.fitness).toBeCloseTo(expected.models.normative_tree.fitness[v]!, 12);
      expect(variant.moves.filter(({ kind }) => kind !== 'fits').length).toBe(variant.deviations);
    }
    const { averageFitness, percFitTraces } = totals.models.normative_tree.alignments;
    expect(fitness.average).toBeCloseTo(averageFitness, 12);
    expect(fitness.percentFitting).toBeCloseTo(percFitTraces, 10);
  });

  it('lets open deals be open: 95 do not fit', async () => {
    const { fitness } = await loans();
    expect(fitness.percentFitting).toBeCloseTo((100 * (13_087 - 95)) / 13_087, 10);
  });
});
