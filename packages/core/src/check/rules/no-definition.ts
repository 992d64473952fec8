// A stage that does not say when a deal is in it: everybody draws the line elsewhere.
import { atNode, mapRule } from '../rule.ts';

export const noDefinition = mapRule({
  id: 'no-definition',
  severity: 'warning',
  *find({ facts }) {
    for (const stage of facts.stages) {
      if (stage.definition.trim() === '') yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
