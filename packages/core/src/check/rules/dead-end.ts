// A place that a deal can come to and never leave: no path out, or only a circle. What is left after a "no" is the
// business of no-leads-nowhere.
import { atNode, mapRule } from '../rule.ts';

export const deadEnd = mapRule({
  id: 'dead-end',
  severity: 'error',
  *find({ facts }) {
    const { graph } = facts;
    for (const id of facts.stuck) {
      const node = graph.node(id)!;
      const into = graph.into(id);
      const afterNo = into.length > 0 && into.every(({ no }) => no !== null);
      if (facts.reachable.has(id) && !afterNo) yield { at: atNode(node), params: { name: node.name } };
    }
  },
});
