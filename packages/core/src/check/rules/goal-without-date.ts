// A goal without a day: it can be put off for ever.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const goalWithoutDate = mapRule({
  id: 'goal-without-date',
  severity: 'warning',
  find: ({ map: { goal } }) => {
    const given = goal.text.trim() !== '' || goal.metric !== null;
    return given && goal.by === null ? [{ at: WHOLE_MAP, params: {} }] : [];
  },
});
