// A map that does not say where it leads: whether it works cannot be judged.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const noGoal = mapRule({
  id: 'no-goal',
  severity: 'warning',
  find: ({ map }) =>
    map.goal.text.trim() === '' && map.goal.metric === null ? [{ at: WHOLE_MAP, params: {} }] : [],
});
