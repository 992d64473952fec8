// A stage or decision that no deal can come to: no way leads there from where cases begin.
import { atNode, mapRule } from '../rule.ts';

export const unreachable = mapRule({
  id: 'unreachable',
  severity: 'error',
  *find({ facts }) {
    const { map } = facts.graph;
    for (const node of map.nodes) {
      if (node.parent !== null || node.type === 'outcome' || facts.reachable.has(node.id)) continue;
      yield { at: atNode(node), params: { name: node.name } };
    }
  },
});
