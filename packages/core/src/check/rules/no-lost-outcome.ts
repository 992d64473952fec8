// A process for deals or leads with no place for those that are lost: they stay in the pipeline, or leave no trace.
import { sellsToAnEnd } from '../facts.ts';
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const noLostOutcome = mapRule({
  id: 'no-lost-outcome',
  severity: 'warning',
  find: ({ facts, process }) => {
    if (!sellsToAnEnd(process) || facts.stages.length === 0) return [];
    return facts.outcomes.some(({ kind }) => kind === 'lost' || kind === 'disqualified')
      ? []
      : [{ at: WHOLE_MAP, params: {} }];
  },
});
