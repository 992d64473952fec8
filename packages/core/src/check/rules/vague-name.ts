// A name that does not say what happens: filler such as "New stage", a number, a single letter. A stage named like its
// lane ("Implementation") may be the best name there is.
import { atNode, mapRule } from '../rule.ts';
import { isFiller, weightOf } from '../text/signs.ts';

export const vagueName = mapRule({
  id: 'vague-name',
  severity: 'advice',
  *find({ map }) {
    for (const node of map.nodes) {
      if (node.type !== 'stage') continue;
      if (weightOf(node.name) < 2 || isFiller(node.name))
        yield { at: atNode(node), params: { name: node.name } };
    }
  },
});
