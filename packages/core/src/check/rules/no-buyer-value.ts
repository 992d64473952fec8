// A stage that does nothing for the buyer: the review said so, or nothing in it is the buyer's.
import { isBarren } from '../buyer-side.ts';
import { atNode, mapRule } from '../rule.ts';

export const noBuyerValue = mapRule({
  id: 'no-buyer-value',
  severity: 'advice',
  *find({ facts }) {
    for (const stage of facts.working) {
      const denied = stage.review.helpsDecide?.answer === 'no';
      if (denied || isBarren(stage)) yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
