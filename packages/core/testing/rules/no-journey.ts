// Where `no-journey` speaks and where it is silent.
import { aMap, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    phases: { map: aSoundMap() },
    'an empty map': { map: aMap() },
    'a territory': { map: aMap({ nodes: [aStage('rank')] }), process: { caseKind: 'territory' } },
  },
  invalid: {
    none: { map: aMap({ nodes: [aStage('a')] }), finds: ['map'] },
  },
};
