// More required items than people will keep: they tick without looking.
import { atNode, mapRule } from '../rule.ts';

export const tooManyRequired = mapRule({
  id: 'too-many-required',
  severity: 'warning',
  *find({ map, settings }) {
    for (const stage of map.nodes) {
      if (stage.type !== 'stage') continue;
      const count = stage.checklist.filter(({ required }) => required).length;
      if (count > settings.mostRequired) {
        yield { at: atNode(stage), params: { name: stage.name, count, most: settings.mostRequired } };
      }
    }
  },
});
