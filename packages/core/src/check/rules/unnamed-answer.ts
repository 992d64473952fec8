// An answer without words: nobody can choose it, and no condition chooses for them.
import { mapRule } from '../rule.ts';

export const unnamedAnswer = mapRule({
  id: 'unnamed-answer',
  severity: 'warning',
  *find({ facts }) {
    for (const decision of facts.decisions) {
      const answers = facts.graph.out(decision.id);
      if (answers.length < 2) continue;
      for (const { id, to, label, no, rule } of answers) {
        if (label !== '' || no !== null || rule !== null) continue;
        yield {
          at: { collection: 'paths', id },
          params: { name: decision.name, to: facts.graph.node(to)!.name },
        };
      }
    }
  },
});
