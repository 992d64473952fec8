// The buyer says something, and we do nothing about it.
import { atNode, mapRule } from '../rule.ts';

export const statementWithoutAction = mapRule({
  id: 'statement-without-action',
  severity: 'advice',
  *find({ facts }) {
    for (const stage of facts.working) {
      if (stage.statement.trim() === '' || stage.actions.length > 0) continue;
      yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
