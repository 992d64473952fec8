// More working stages up to won than people keep apart. Sub-stages do not count: they are the way to keep detail.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const tooManyStages = mapRule({
  id: 'too-many-stages',
  severity: 'warning',
  find: ({ facts, settings }) => {
    const passed = facts.working.filter(({ id }) => facts.won.size === 0 || facts.beforeWon.has(id));
    return passed.length > settings.mostStages
      ? [{ at: WHOLE_MAP, params: { count: passed.length, most: settings.mostStages } }]
      : [];
  },
});
