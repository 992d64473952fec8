// A lane that owns nothing and has no say anywhere.
import { mapRule } from '../rule.ts';

export const emptyLane = mapRule({
  id: 'empty-lane',
  severity: 'advice',
  *find({ map }) {
    const used = new Set(
      map.nodes.flatMap((node) => [
        ...(node.lane === null ? [] : [node.lane]),
        ...(node.type === 'stage' ? node.stakeholders : []),
      ]),
    );
    for (const lane of map.lanes) {
      if (used.has(lane.id)) continue;
      yield {
        at: { collection: 'lanes', id: lane.id },
        params: { name: lane.name },
        fix: { title: 'removeLane', command: { do: 'remove', from: 'lanes', id: lane.id } },
      };
    }
  },
});
