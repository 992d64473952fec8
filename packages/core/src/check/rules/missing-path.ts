// A move that deals make often and the map does not have. Rare moves are not held against a map.
import { pathFrom } from '../../map/edits.ts';
import { freeIds } from '../free-ids.ts';
import { atNode, mapRule } from '../rule.ts';

export const missingPath = mapRule({
  id: 'missing-path',
  severity: 'warning',
  *find({ facts, reality, settings }) {
    if (reality === undefined || reality.deals < settings.leastDeals) return;
    const { graph } = facts;
    const free = freeIds(graph.map);
    for (const { from, to, share, deals } of reality.missingMoves) {
      const [a, b] = [graph.node(from), graph.node(to)];
      if (a === undefined || b === undefined || a === b || share < settings.missingPathShare) continue;
      // A deal is never in a decision, and nothing comes after an outcome.
      if (a.type !== 'stage' || b.type === 'decision' || facts.next(from).some(({ id }) => id === to))
        continue;
      yield {
        at: atNode(a),
        params: { from: a.name, to: b.name, share, deals },
        ...(a.parent === b.parent && {
          fix: {
            title: 'addPath',
            command: { do: 'add', to: 'paths', element: pathFrom(free(`${from}-${to}`), from, to) },
          },
        }),
      };
    }
  },
});
