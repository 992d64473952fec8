// A buyer's "no" that leads to a place with no way on: neither back, nor to rest, nor to an end.
import { mapRule } from '../rule.ts';

export const noLeadsNowhere = mapRule({
  id: 'no-leads-nowhere',
  severity: 'error',
  *find({ map, facts }) {
    for (const path of map.paths) {
      if (path.no === null || !facts.stuck.has(path.to) || !facts.reachable.has(path.from)) continue;
      yield {
        at: { collection: 'paths', id: path.id },
        params: { from: facts.graph.node(path.from)!.name, to: facts.graph.node(path.to)!.name },
      };
    }
  },
});
