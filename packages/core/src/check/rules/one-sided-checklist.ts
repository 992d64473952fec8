// A checklist with only the seller's own deeds: it says what we did, not where the buyer is. A confirming question, a
// document or an item settled by the buyer is enough.
import { atNode, mapRule } from '../rule.ts';

export const oneSidedChecklist = mapRule({
  id: 'one-sided-checklist',
  severity: 'advice',
  *find({ facts }) {
    for (const stage of facts.working) {
      if (stage.checklist.length < 2 || stage.confirming.trim() !== '') continue;
      const heard = stage.checklist.some(({ by, check }) => by === 'buyer' || check.how === 'document');
      if (!heard) yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
