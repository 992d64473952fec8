import { describe, expect, it } from 'vitest';
import { mainPath, processOrder, type WeightedGraph } from './main-path.ts';

/** Nodes in process order, so that an arc to a later number goes forward. */
function pathOf(graph: WeightedGraph): number[] {
  return mainPath(graph, processOrder(graph));
}

describe('the main path', () => {
  it('is the long way that many share, not the short one that ends early', () => {
    const edges = [
      { from: 0, to: 1, weight: 60 },
      { from: 1, to: 2, weight: 60 },
      { from: 0, to: 3, weight: 40 },
    ];
    expect(pathOf({ size: 4, edges, starts: [100, 0, 0, 0], ends: [0, 0, 60, 40] })).toEqual([0, 1, 2]);
  });

  it('crosses no rare bridge, however busy the other side is', () => {
    const edges = [
      { from: 0, to: 1, weight: 100 },
      { from: 1, to: 2, weight: 75 },
      { from: 1, to: 3, weight: 25 },
      { from: 2, to: 3, weight: 1 },
      { from: 3, to: 4, weight: 26 },
      { from: 4, to: 5, weight: 26 },
    ];
    const graph = { size: 6, edges, starts: [100, 0, 0, 0, 0, 0], ends: [0, 0, 74, 0, 0, 26] };
    expect(pathOf(graph)).toEqual([0, 1, 2]);
  });

  it('of nothing is empty', () => {
    expect(pathOf({ size: 0, edges: [], starts: [], ends: [] })).toEqual([]);
  });
});
