// A lost deal that leaves the buyer with nothing: no useful farewell, no door that stays open.
import { atNode, mapRule } from '../rule.ts';

export const lostLeavesNothing = mapRule({
  id: 'lost-leaves-nothing',
  severity: 'advice',
  *find({ facts }) {
    for (const outcome of facts.outcomes) {
      if (outcome.kind !== 'lost' && outcome.kind !== 'disqualified') continue;
      if (outcome.leaves.trim() === '') yield { at: atNode(outcome), params: { name: outcome.name } };
    }
  },
});
