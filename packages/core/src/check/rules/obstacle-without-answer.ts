// An obstacle that stops buyers, and no answer to it.
import { mapRule } from '../rule.ts';

export const obstacleWithoutAnswer = mapRule({
  id: 'obstacle-without-answer',
  severity: 'warning',
  *find({ map }) {
    for (const phase of map.phases) {
      for (const { id, text, answer } of phase.obstacles) {
        if (answer.trim() !== '') continue;
        yield {
          at: { collection: 'phases', id: phase.id, item: id },
          params: { name: phase.name, item: text },
        };
      }
    }
  },
});
