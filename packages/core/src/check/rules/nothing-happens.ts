// A step that nobody can act on: neither what happens in it nor what we do is written down.
import { atNode, mapRule } from '../rule.ts';

export const nothingHappens = mapRule({
  id: 'nothing-happens',
  severity: 'warning',
  *find({ facts }) {
    for (const stage of facts.working) {
      const said =
        stage.happens.trim() !== '' || stage.actions.length > 0 || facts.graph.parts(stage.id).length > 0;
      if (!said) yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
