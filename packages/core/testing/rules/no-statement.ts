// Where `no-statement` speaks and where it is silent.
import { aMap, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a statement': { map: aSoundMap() },
    'nothing for the buyer is said once': { map: aMap({ nodes: [aStage('a', {})] }) },
  },
  invalid: {
    'actions that answer a guess': {
      map: aMap({ nodes: [aStage('a', { actions: [{ id: 'x', text: 'Demo' }] })] }),
      finds: ['nodes/a'],
    },
  },
};
