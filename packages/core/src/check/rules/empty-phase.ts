// A phase of the buyer's journey in which we do nothing.
import { mapRule } from '../rule.ts';

export const emptyPhase = mapRule({
  id: 'empty-phase',
  severity: 'warning',
  *find({ map, facts }) {
    if (facts.stages.length === 0) return;
    const used = new Set(facts.stages.map(({ phase }) => phase));
    for (const { id, name } of map.phases) {
      if (!used.has(id)) yield { at: { collection: 'phases', id }, params: { name } };
    }
  },
});
