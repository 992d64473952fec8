// Where `empty-lane` speaks and where it is silent.
import { aMap, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'owns a stage': { map: aSoundMap() },
    'has a say': {
      map: aMap({
        lanes: [{ id: 'legal', name: 'Legal' }],
        nodes: [aStage('a', { stakeholders: ['legal'] })],
      }),
    },
  },
  invalid: {
    'owns nothing': {
      map: aMap({ lanes: [{ id: 'legal', name: 'Legal' }] }),
      finds: ['lanes/legal'],
      fixed: 1,
    },
  },
};
