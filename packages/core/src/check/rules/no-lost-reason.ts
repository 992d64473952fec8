// An outcome that asks for no reason: what stops buyers cannot be counted.
import { atNode, mapRule } from '../rule.ts';

export const noLostReason = mapRule({
  id: 'no-lost-reason',
  severity: 'warning',
  *find({ facts }) {
    for (const outcome of facts.outcomes) {
      if (outcome.kind === 'finished' || outcome.reasons.length > 0) continue;
      yield { at: atNode(outcome), params: { name: outcome.name } };
    }
  },
});
