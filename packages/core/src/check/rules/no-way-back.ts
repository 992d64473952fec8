// A resting stage before won, such as nurture, from which no deal comes back to work.
import { leadingTo } from '../../map/traverse.ts';
import { sellsToAnEnd } from '../facts.ts';
import { atNode, mapRule } from '../rule.ts';

export const noWayBack = mapRule({
  id: 'no-way-back',
  severity: 'warning',
  *find({ facts, process }) {
    if (!sellsToAnEnd(process)) return;
    const { graph } = facts;
    const back = leadingTo(
      graph,
      facts.working.map(({ id }) => id),
    );
    for (const stage of facts.stages) {
      if (stage.kind !== 'resting' || !facts.beforeWon.has(stage.id) || facts.won.has(stage.id)) continue;
      if (!back.has(stage.id)) yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
