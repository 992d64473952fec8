// Where `statement-without-action` speaks and where it is silent.
import { aMap, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'an action': { map: aSoundMap() },
    'no statement': { map: aMap({ nodes: [aStage('a', {})] }) },
  },
  invalid: {
    'words alone': {
      map: aMap({ nodes: [aStage('a', { statement: 'I have a problem.' })] }),
      finds: ['nodes/a'],
    },
  },
};
