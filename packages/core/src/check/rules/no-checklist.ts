// A working stage that a deal may leave without anything being true.
import { atNode, mapRule } from '../rule.ts';

export const noChecklist = mapRule({
  id: 'no-checklist',
  severity: 'warning',
  *find({ facts }) {
    for (const stage of facts.working) {
      if (stage.checklist.length > 0 || facts.next(stage.id).length === 0) continue;
      yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
