// A name that does not say what happens: filler such as "New stage", a single letter, or only the name of its lane.
import { atNode, mapRule } from '../rule.ts';
import { isFiller, sameText, weightOf } from '../text/signs.ts';

export const vagueName = mapRule({
  id: 'vague-name',
  severity: 'advice',
  *find({ map }) {
    const lanes = new Map(map.lanes.map((lane) => [lane.id, lane]));
    for (const node of map.nodes) {
      if (node.type !== 'stage') continue;
      const lane = node.lane === null ? undefined : lanes.get(node.lane);
      const vague =
        weightOf(node.name) < 2 ||
        isFiller(node.name) ||
        (lane !== undefined && sameText(node.name, lane.name));
      if (vague) yield { at: atNode(node), params: { name: node.name } };
    }
  },
});
