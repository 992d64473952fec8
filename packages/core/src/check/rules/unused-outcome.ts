// An outcome that no path leads to.
import { atNode, mapRule } from '../rule.ts';

export const unusedOutcome = mapRule({
  id: 'unused-outcome',
  severity: 'warning',
  *find({ facts }) {
    for (const outcome of facts.outcomes) {
      if (!facts.reachable.has(outcome.id)) yield { at: atNode(outcome), params: { name: outcome.name } };
    }
  },
});
