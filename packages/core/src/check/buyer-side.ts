// Whether anything in a stage belongs to the buyer.
import type { Stage } from '../map/nodes.ts';

/** No statement, no action in answer to it, no content, no question, nothing that the buyer settles. */
export function isBarren(stage: Stage): boolean {
  return (
    stage.statement.trim() === '' &&
    stage.confirming.trim() === '' &&
    stage.actions.length === 0 &&
    stage.playbook.content.length === 0 &&
    stage.playbook.questions.length === 0 &&
    !stage.checklist.some(({ by }) => by === 'buyer')
  );
}
