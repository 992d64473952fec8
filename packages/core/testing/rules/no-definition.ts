// Where `no-definition` speaks and where it is silent.
import { aMap, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a definition': { map: aSoundMap() },
    'parts need none': {
      map: aMap({ nodes: [aStage('a', { definition: 'The buyer asked.' }), aStage('b', { parent: 'a' })] }),
    },
  },
  invalid: {
    none: { map: aMap({ nodes: [aStage('a')] }), finds: ['nodes/a'] },
    blanks: { map: aMap({ nodes: [aStage('a', { definition: ' \n' })] }), finds: ['nodes/a'] },
  },
};
