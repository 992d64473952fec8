// Where `no-kpi` speaks and where it is silent.
import { aMap, aRest, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a figure': { map: aSoundMap() },
    resting: { map: aMap({ nodes: [aRest('a')] }) },
  },
  invalid: {
    none: { map: aMap({ nodes: [aStage('a', {})] }), finds: ['nodes/a'] },
    'an audience': { map: aMap({ nodes: [aStage('a', { kind: 'audience' })] }), finds: ['nodes/a'] },
  },
};
