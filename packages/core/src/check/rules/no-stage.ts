// A map without a stage: there is nowhere that a deal could be.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const noStage = mapRule({
  id: 'no-stage',
  severity: 'error',
  find: ({ facts }) => (facts.stages.length === 0 ? [{ at: WHOLE_MAP, params: {} }] : []),
});
