// A checklist item that nobody can tick with a clear conscience: filler, the name of the stage again, or a state of mind.
// Items settled by a field, an activity, a document or an approval can be seen by their nature.
import { atNode, mapRule } from '../rule.ts';
import { isInnerState } from '../text/inner-states.ts';
import { isFiller, sameText } from '../text/signs.ts';

export const unobservableItem = mapRule({
  id: 'unobservable-item',
  severity: 'advice',
  *find({ map }) {
    for (const stage of map.nodes) {
      if (stage.type !== 'stage') continue;
      for (const { id, text, check } of stage.checklist) {
        if (check.how !== 'tick') continue;
        const unseen = isFiller(text) || sameText(text, stage.name) || isInnerState(text);
        if (unseen) yield { at: atNode(stage, id), params: { name: stage.name, item: text } };
      }
    }
  },
});
