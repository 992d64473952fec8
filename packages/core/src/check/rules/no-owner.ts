// A stage that no lane owns: what is everybody's is nobody's.
import { atNode, mapRule } from '../rule.ts';

export const noOwner = mapRule({
  id: 'no-owner',
  severity: 'warning',
  *find({ map, facts }) {
    const only = map.lanes.length === 1 ? map.lanes[0] : undefined;
    for (const stage of facts.stages) {
      if (stage.lane !== null) continue;
      yield {
        at: atNode(stage),
        params: { name: stage.name, ...(only && { lane: only.name }) },
        ...(only && {
          fix: {
            title: 'giveToOnlyLane',
            command: { do: 'set', in: 'nodes', id: stage.id, field: 'lane', value: only.id },
          },
        }),
      };
    }
  },
});
