// A process for deals in which no deal can be won or finished. Processes for other cases need no won milestone.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const noWayToWon = mapRule({
  id: 'no-way-to-won',
  severity: 'error',
  find: ({ facts, process }) => {
    if (process.caseKind !== 'deal' || facts.stages.length === 0) return [];
    const won = [...facts.won].some((id) => facts.reachable.has(id));
    const finished = facts.outcomes.some(({ id, kind }) => kind === 'finished' && facts.reachable.has(id));
    return won || finished ? [] : [{ at: WHOLE_MAP, params: {} }];
  },
});
