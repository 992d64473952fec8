// A stage that the review found needless, dependent on a new tool, or unlikely to be used. Whether it helps the buyer is
// the business of no-buyer-value.
import { unfavourableAnswers } from '../review.ts';
import { atNode, mapRule } from '../rule.ts';

export const reviewSaysNo = mapRule({
  id: 'review-says-no',
  severity: 'advice',
  *find({ map }) {
    for (const stage of map.nodes) {
      if (stage.type !== 'stage') continue;
      for (const question of unfavourableAnswers(stage)) {
        if (question === 'helpsDecide') continue;
        yield { at: atNode(stage), params: { name: stage.name, question } };
      }
    }
  },
});
