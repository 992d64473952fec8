// A place that a deal can come to and never leave: no path out, or only a circle. Told once where it happens, not for
// every stage before it. What is left after a "no" is the business of no-leads-nowhere.
import { leadingTo, reachableFrom } from '../../map/traverse.ts';
import { atNode, mapRule } from '../rule.ts';

export const deadEnd = mapRule({
  id: 'dead-end',
  severity: 'error',
  *find({ facts }) {
    const { graph } = facts;
    const stuck = [...facts.stuck].filter((id) => facts.reachable.has(id));
    const ends = stuck.filter((id) => graph.out(id).length === 0);
    const told = new Set(leadingTo(graph, ends));
    for (const id of stuck) {
      const node = graph.node(id)!;
      const into = graph.into(id);
      const afterNo = into.length > 0 && into.every(({ no }) => no !== null);
      const isEnd = graph.out(id).length === 0;
      if (!isEnd && told.has(id)) continue;
      if (!isEnd) {
        // Of a circle its first stage; what only leads into the circle is not at fault.
        const circle = reachableFrom(graph, [id]);
        if (![...circle].every((other) => reachableFrom(graph, [other]).has(id))) continue;
        for (const other of circle) told.add(other);
      }
      if (!afterNo) yield { at: atNode(node), params: { name: node.name } };
    }
  },
});
