// Where `unused-outcome` speaks and where it is silent.
import { aMap, anOutcome, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a path leads there': { map: aSoundMap() },
  },
  invalid: {
    'no path leads there': {
      map: aMap({ nodes: [aStage('lead'), anOutcome('lost')] }),
      finds: ['nodes/lost'],
    },
  },
};
