// A map without phases of the buyer's journey: it tells our side only.
import { sellsToAnEnd } from '../facts.ts';
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const noJourney = mapRule({
  id: 'no-journey',
  severity: 'warning',
  find: ({ map, facts, process }) =>
    sellsToAnEnd(process) && map.phases.length === 0 && facts.stages.length > 0
      ? [{ at: WHOLE_MAP, params: {} }]
      : [],
});
