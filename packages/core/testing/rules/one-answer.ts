// Where `one-answer` speaks and where it is silent.
import { aDecision, aMap, aSoundMap, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'two answers': { map: aSoundMap() },
    'no answer yet is a dead end, not this': {
      map: aMap({ nodes: [aStage('lead'), aDecision('fits')], paths: paths('lead > fits') }),
    },
  },
  invalid: {
    'one answer': {
      map: aMap({
        nodes: [aStage('lead'), aDecision('fits'), aStage('offer')],
        paths: paths('lead > fits > offer'),
      }),
      finds: ['nodes/fits'],
    },
  },
};
