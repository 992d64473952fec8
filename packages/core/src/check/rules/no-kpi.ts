// A stage with no figure that tells how it does. Resting stages are left alone.
import { atNode, mapRule } from '../rule.ts';

export const noKpi = mapRule({
  id: 'no-kpi',
  severity: 'advice',
  *find({ facts }) {
    for (const stage of facts.stages) {
      if (stage.kind === 'resting' || stage.kpis.length > 0) continue;
      yield { at: atNode(stage), params: { name: stage.name } };
    }
  },
});
