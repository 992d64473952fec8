// A stage that none of the newest deals entered. Audience stages have no deals by their nature.
import type { Reality } from '../context.ts';
import { atNode, mapRule } from '../rule.ts';

export const neverEntered = mapRule({
  id: 'never-entered',
  severity: 'advice',
  *find({ facts, reality, settings }) {
    const count = reality?.recentDeals ?? 0;
    if (reality === undefined || count < settings.leastDeals) return;
    for (const stage of facts.stages) {
      if (stage.kind === 'audience' || facts.graph.parts(stage.id).some(({ id }) => entered(reality, id)))
        continue;
      if (reality.stages[stage.id]?.entered === 0)
        yield { at: atNode(stage), params: { name: stage.name, count } };
    }
  },
});

function entered(reality: Reality, id: string): boolean {
  return (reality.stages[id]?.entered ?? 0) > 0;
}
