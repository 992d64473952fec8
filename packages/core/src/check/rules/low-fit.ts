// A map that most deals do not follow.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const lowFit = mapRule({
  id: 'low-fit',
  severity: 'warning',
  find: ({ reality, settings }) => {
    if (reality === undefined || reality.fitness === null || reality.deals < settings.leastDeals) return [];
    if (reality.fitness >= settings.leastFit) return [];
    return [
      { at: WHOLE_MAP, params: { share: reality.fitness, least: settings.leastFit, deals: reality.deals } },
    ];
  },
});
