// A decision with one answer: nothing is decided, and the other answer has no way.
import { atNode, mapRule } from '../rule.ts';

export const oneAnswer = mapRule({
  id: 'one-answer',
  severity: 'warning',
  *find({ facts }) {
    for (const decision of facts.decisions) {
      if (facts.graph.out(decision.id).length !== 1) continue;
      yield { at: atNode(decision), params: { name: decision.name } };
    }
  },
});
