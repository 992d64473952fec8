// What the buyer would say here is missing, so that our actions answer a guess.
import { isBarren } from '../buyer-side.ts';
import { atNode, mapRule } from '../rule.ts';

export const noStatement = mapRule({
  id: 'no-statement',
  severity: 'advice',
  *find({ facts }) {
    for (const stage of facts.working) {
      // A stage with nothing at all for the buyer is told so once, by no-buyer-value.
      if (stage.statement.trim() !== '' || isBarren(stage)) continue;
      yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
