// A goal without a figure: nobody can say whether it was reached.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const goalWithoutNumber = mapRule({
  id: 'goal-without-number',
  severity: 'warning',
  find: ({ map: { goal } }) => {
    const given = goal.text.trim() !== '' || goal.metric !== null;
    return given && goal.target === null ? [{ at: WHOLE_MAP, params: {} }] : [];
  },
});
