// Deals come to this stage from one that lets them go without a required item, and nothing here says what must be true.
import { atNode, mapRule } from '../rule.ts';

export const noEntry = mapRule({
  id: 'no-entry',
  severity: 'advice',
  *find({ facts }) {
    for (const stage of facts.working) {
      if (stage.entry.length > 0) continue;
      const before = facts
        .previous(stage.id)
        .find(({ checklist }) => !checklist.some(({ required }) => required));
      if (before !== undefined) yield { at: atNode(stage), params: { name: stage.name, from: before.name } };
    }
  },
});
