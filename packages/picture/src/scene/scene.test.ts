// What a scene shows at each detail hangs together, and its main path is the one many cases share.
import { describe, expect, it } from 'vitest';
import { funnel, randomSummary, summaryOf } from '../testing/test-logs.ts';
import { flowScene } from './flow-scene.ts';
import { defaultDetail, visibleAt } from './reveal.ts';
import { END, START, type Scene } from './scene.ts';

function reachable(scene: Scene, edges: ReadonlySet<string>, from: string, back: boolean): Set<string> {
  const seen = new Set([from]);
  const open = [from];
  while (open.length > 0) {
    const here = open.pop()!;
    for (const edge of scene.edges) {
      const [near, far] = back ? [edge.to, edge.from] : [edge.from, edge.to];
      if (near !== here || seen.has(far) || !edges.has(edge.id)) continue;
      seen.add(far);
      open.push(far);
    }
  }
  return seen;
}

describe('the detail slider', () => {
  it.each([1, 2, 3])('keeps everything shown tied to start and end (random log %i)', (seed) => {
    const scene = flowScene(randomSummary(25, 120, seed));
    let before = new Set<string>();
    for (let detail = 0; detail <= 1.0001; detail += 0.1) {
      const seen = visibleAt(scene, detail);
      const fromStart = reachable(scene, seen.edges, START, false);
      const toEnd = reachable(scene, seen.edges, END, true);
      for (const node of seen.nodes) {
        expect(fromStart.has(node)).toBe(true);
        expect(toEnd.has(node)).toBe(true);
      }
      for (const edge of before) expect(seen.edges.has(edge)).toBe(true);
      before = new Set(seen.edges);
    }
    const all = visibleAt(scene, 1);
    expect(all.edges.size).toBe(scene.edges.length);
    expect(all.movesShare).toBe(1);
    expect(all.paths).toBe(all.allPaths);
  });

  it('says what share of the moves the shown paths carry', () => {
    const scene = flowScene(
      summaryOf([
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'c'],
      ]),
    );
    expect(visibleAt(scene, 0)).toMatchObject({ paths: 1, allPaths: 2, movesShare: 0.75 });
    expect(visibleAt(scene, 1)).toMatchObject({ paths: 2, movesShare: 1 });
  });

  it('begins with few paths that carry most', () => {
    const scene = flowScene(randomSummary(60, 500, 7));
    expect(visibleAt(scene, defaultDetail(scene)).edges.size).toBeLessThanOrEqual(60);
  });
});

describe('the main path', () => {
  it('is the long way that many share, not the short way of the most frequent variant', () => {
    expect(flowScene(funnel()).spine).toContain('Won');
  });

  it('does not take a rare detour or a rare tail', () => {
    const usual = Array.from({ length: 50 }, () => ['a', 'b', 'c', 'd'] as const);
    const scene = flowScene(
      summaryOf([...usual, ['a', 'b', 'x', 'c', 'd'], ['a', 'b', 'c', 'd', 'reopened']]),
    );
    expect(scene.spine).toEqual([START, 'a', 'b', 'c', 'd', END]);
  });

  it('goes forward through a log full of returns', () => {
    const scene = flowScene(
      summaryOf([
        ['a', 'b', 'a', 'b', 'c'],
        ['a', 'b', 'c', 'b', 'c'],
        ['a', 'b', 'c'],
      ]),
    );
    expect(scene.spine).toEqual([START, 'a', 'b', 'c', END]);
  });

  it('takes what needs attention from the findings, where there are any', () => {
    const scene = flowScene({
      ...funnel(),
      insights: [
        { kind: 'slow', activity: 'Demo' },
        { kind: 'return', from: 'Proposal', to: 'Discovery' },
      ],
    });
    expect(scene.attention).toEqual({ node: 'Demo', edge: 'Proposal\u001FDiscovery' });
  });
});
