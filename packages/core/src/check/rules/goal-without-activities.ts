// A goal with nothing behind it that people can do and count themselves.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const goalWithoutActivities = mapRule({
  id: 'goal-without-activities',
  severity: 'advice',
  find: ({ map: { goal } }) => {
    const given = goal.text.trim() !== '' || goal.metric !== null;
    return given && goal.activities.length === 0 ? [{ at: WHOLE_MAP, params: {} }] : [];
  },
});
