// The layout keeps its promises on real logs and on random graphs: nothing collides, the main path is straight.
import { describe, expect, it, test } from 'vitest';
import { flowScene } from '../scene/flow-scene.ts';
import { END, START, type FlowSummary } from '../scene/scene.ts';
import { funnel, goldenSummary, hasGolden, randomSummary, summaryOf } from '../testing/test-logs.ts';
import { layoutNow } from './layout-scene.ts';
import type { LabelBox, Layout } from './layout.ts';
import { overlap } from './place-labels.ts';

const LOGS = ['running_example', 'receipt', 'helpdesk', 'bpic2012_A', 'maven_crm'];

function collisions(layout: Layout): string[] {
  const boxes: { name: string; box: LabelBox }[] = [
    ...layout.nodes.map((node) => ({ name: `node ${node.id}`, box: node })),
    ...layout.edges.flatMap((edge) => (edge.label ? [{ name: `label ${edge.id}`, box: edge.label }] : [])),
  ];
  const found: string[] = [];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) if (overlap(a.box, b.box)) found.push(`${a.name} on ${b.name}`);
  });
  return found;
}

function check(summary: FlowSummary): { labelled: number; edges: number } {
  const scene = flowScene(summary);
  const layout = layoutNow(scene);
  expect(collisions(layout)).toEqual([]);
  const at = new Map(layout.nodes.map((node) => [node.id, node]));
  const middles = scene.spine.map((id) => at.get(id)!.y + at.get(id)!.height / 2);
  for (const middle of middles) expect(middle).toBeCloseTo(middles[0]!, 0);
  const xs = scene.spine.map((id) => at.get(id)!.x);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  const known = new Map(layout.edges.map((edge) => [edge.id, edge]));
  const straightAll: number[] = [];
  const above: number[] = [];
  for (const edge of scene.edges) {
    const points = known.get(edge.id)!.points;
    expect(points.length % 3).toBe(1);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(layout.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(layout.height);
    }
    const ys = points.map(([, y]) => y);
    if (edge.onSpine) straightAll.push(...ys);
    // Returns within the main path arch above it.
    const both = scene.spine.includes(edge.from) && scene.spine.includes(edge.to);
    if (edge.kind === 'arc' && edge.returns && both) above.push(...ys);
  }
  const below = scene.nodes.filter((node) => node.kind === 'activity' && !node.onSpine);
  expect(straightAll.every((y) => Math.abs(y - middles[0]!) < 0.5)).toBe(true);
  expect(above.every((y) => y < middles[0]!)).toBe(true);
  expect(below.every((node) => at.get(node.id)!.y > middles[0]!)).toBe(true);
  return { labelled: layout.edges.filter((edge) => edge.label).length, edges: scene.edges.length };
}

describe('a layout', () => {
  it.skipIf(!hasGolden).each(LOGS)('of the real log %s keeps every box free of the others', (name) => {
    const { labelled, edges } = check(goldenSummary(name));
    // Ends whose number the box already shows have no label; everything else found a place.
    expect(labelled).toBeGreaterThan(edges * 0.45);
  });

  it.each([
    [5, 12, 1],
    [20, 80, 2],
    [40, 250, 3],
    [60, 500, 4],
    [60, 500, 5],
  ])(
    'of a random graph of %i activities and %i arcs keeps every box free of the others',
    (size, arcs, seed) => {
      const { labelled, edges } = check(randomSummary(size, arcs, seed));
      expect(labelled).toBeGreaterThan(edges * 0.9);
    },
  );

  it('of the funnel puts exits below and the strong return above', () => {
    check(funnel());
    const scene = flowScene(funnel());
    expect(scene.spine).toEqual([
      START,
      'Lead',
      'Qualified',
      'Discovery',
      'Demo',
      'Proposal',
      'Legal',
      'Won',
      END,
    ]);
    expect(scene.attention.edge).toBe('Proposal\u001FDiscovery');
  });

  it('is the same every time', () => {
    const summary = randomSummary(30, 150, 9);
    expect(layoutNow(flowScene(summary))).toEqual(layoutNow(flowScene(summary)));
  });

  test.each<[string, FlowSummary]>([
    ['no events', summaryOf([])],
    ['one activity', summaryOf([['Only']])],
    ['a loop on one activity', summaryOf([['Only', 'Only', 'Only']])],
    ['names that look like marks', summaryOf([['@start', '@end', '__proto__', 'constructor']])],
    ['a name of 10,000 characters', summaryOf([['x'.repeat(10_000), 'b']])],
    [
      'names with right-to-left marks and emoji',
      summaryOf([['\u202Eabc\u202C', '🧭 ناوبری', '見積もりを送る', '']]),
    ],
  ])('of %s', (_, summary) => {
    expect(check(summary).edges).toBe(flowScene(summary).edges.length);
  });
});
