// Process trees as BPMN: valid, clean, drawn without overlaps, with the behaviour of the tree, and readable by us.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { parseTree, type ProcessTree } from '@portolan/mining';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { languageOf, treesOver, treesWith } from '../../../mining/testing/trees.ts';
import { overlaps } from './geometry.ts';
import { createModdle, type BpmnElement } from './moddle.ts';
import { readBpmn } from './read-bpmn.ts';
import { planTree } from './tree-plan.ts';
import { BPMN_WORDS } from './words.ts';
import { writeTreeBpmn } from './write-tree-bpmn.ts';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint') as {
  Linter: new (options: object) => { lint: (root: unknown) => Promise<Record<string, readonly object[]>> };
};
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new () => object;

const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(require.resolve(`bpmn-moddle/resources/bpmn/xsd/${fileName}`), 'utf8'),
});

async function parsed(xml: string): Promise<BpmnElement> {
  const { rootElement, warnings } = await (
    await createModdle()
  ).fromXML(xml, 'bpmn:Definitions', { lax: false });
  expect(warnings).toEqual([]);
  return rootElement;
}

const TREE = "->( 'Lead', X( tau, 'Demo' ), +( 'Offer', *( 'Call', 'Wait' ) ), X( 'Won', 'Lost' ) )";

describe('a process tree as BPMN', () => {
  test('has tasks, pairs of gateways and a diagram', async () => {
    const { nodes } = planTree(parseTree(TREE), BPMN_WORDS.en);
    const named = (kind: string): string[] =>
      nodes.filter((node) => node.kind === kind).map(({ name }) => name);
    expect(named('task')).toEqual(['Lead', 'Demo', 'Offer', 'Call', 'Wait', 'Won', 'Lost']);
    expect(named('parallel')).toEqual(['', '']);
    expect(named('exclusive')).toEqual(['Which way?', '', '', 'Which way?', 'Which way?', '']);
    const xml = await writeTreeBpmn(parseTree(TREE), 'Sales & more');
    expect(xml.match(/<bpmndi:BPMNShape /gu)).toHaveLength(nodes.length);
    expect(xml).toContain('name="Sales &#38; more"');
  });

  test('is read by our own reader, its parallel parts as alternatives', async () => {
    const { value, warnings } = await readBpmn(await writeTreeBpmn(parseTree(TREE), 'Sales'));
    expect(
      value.map.nodes
        .filter(({ type }) => type === 'stage')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Call', 'Demo', 'Lead', 'Lost', 'Offer', 'Wait', 'Won']);
    expect(warnings.map(({ code }) => code)).toEqual(['parallel', 'start_as_entry', 'end_as_outcome']);
  });

  test('whatever the tree: parsed without warnings, clean by the recommended rules of bpmnlint', async () => {
    await fc.assert(
      fc.asyncProperty(treesOver(['a', 'b', 'c'], 3), async (tree) => {
        const root = await parsed(await writeTreeBpmn(tree, 'Any'));
        const linter = new Linter({
          config: { extends: 'bpmnlint:recommended' },
          resolver: new NodeResolver(),
        });
        expect(await linter.lint(root)).toEqual({});
      }),
      { numRuns: 60 },
    );
  });

  test('whatever the names: valid by the XML schemas of BPMN 2.0', async () => {
    const trees = fc.sample(treesWith(fc.string({ unit: 'binary' }), 3), { numRuns: 30, seed: 11 });
    const xml = await Promise.all(trees.map((tree) => writeTreeBpmn(tree, 'Any')));
    const { errors } = await validateXML({
      xml: xml.map((contents, i) => ({ fileName: `tree-${i}.bpmn`, contents })),
      schema: [schema('BPMN20.xsd')],
      preload: ['BPMNDI.xsd', 'DC.xsd', 'DI.xsd', 'Semantic.xsd'].map(schema),
    });
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  test('nothing stands on top of anything else', () => {
    fc.assert(
      fc.property(treesOver(['a', 'b', 'c'], 4), (tree) => {
        const { nodes } = planTree(tree, BPMN_WORDS.en);
        const found = nodes.flatMap((a, i) =>
          nodes
            .slice(i + 1)
            .filter((b) => overlaps(a.box, b.box))
            .map((b) => `${a.id} ${b.id}`),
        );
        expect(found).toEqual([]);
      }),
    );
  });

  test('allows what the tree allows', () => {
    fc.assert(
      fc.property(treesOver(['a', 'b', 'c'], 3), (tree) => {
        expect(played(tree, 3)).toEqual(languageOf(tree, 3));
      }),
      { numRuns: 150 },
    );
  });
});

/** Tokens on the flows of the plan: every trace up to a length that ends with one token at the end. */
function played(tree: ProcessTree, most: number): string[] {
  const { nodes, flows } = planTree(tree, BPMN_WORDS.en);
  const into = Map.groupBy(flows.keys(), (f) => flows[f]!.to);
  const out = Map.groupBy(flows.keys(), (f) => flows[f]!.from);
  const traces = new Set<string>();
  const seen = new Set<string>();
  const waiting: [readonly number[], readonly string[]][] = [[out.get('Start_1')!, []]];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const [tokens, trace] = state;
    const key = `${tokens.toSorted((a, b) => a - b).join(' ')}|${trace.join(' ')}`;
    if (seen.has(key) || trace.length > most) continue;
    seen.add(key);
    for (const { id, kind, name } of nodes) {
      const arriving = (into.get(id) ?? []).filter((flow) => tokens.includes(flow));
      if (arriving.length === 0) continue;
      if (kind === 'end' && tokens.length === 1) traces.add(trace.join(' '));
      if (kind === 'parallel' && arriving.length < into.get(id)!.length) continue;
      const takes = kind === 'parallel' ? [arriving] : arriving.map((flow) => [flow]);
      const gives = kind === 'parallel' ? [out.get(id)!] : (out.get(id) ?? []).map((flow) => [flow]);
      for (const taken of takes) {
        for (const given of gives) {
          const left = tokens.filter((flow) => !taken.includes(flow));
          waiting.push([[...left, ...given], kind === 'task' ? [...trace, name] : trace]);
        }
      }
    }
  }
  return [...traces].toSorted();
}
