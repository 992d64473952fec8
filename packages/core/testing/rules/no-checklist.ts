// Where `no-checklist` speaks and where it is silent.
import { aMap, aRest, aSoundMap, aStage, aWonStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a checklist': { map: aSoundMap() },
    'nothing comes after': { map: aMap({ nodes: [aWonStage('signed')] }) },
    resting: {
      map: aMap({ nodes: [aRest('nurture'), aWonStage('signed')], paths: paths('nurture > signed') }),
    },
  },
  invalid: {
    none: {
      map: aMap({ nodes: [aStage('a'), aWonStage('signed')], paths: paths('a > signed') }),
      finds: ['nodes/a'],
    },
  },
};
