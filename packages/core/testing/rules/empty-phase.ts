// Where `empty-phase` speaks and where it is silent.
import { aMap, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a stage in each': { map: aSoundMap() },
    'no stages yet': {
      map: aMap({
        phases: [
          { id: 'p', name: 'Awareness' },
          { id: 'q', name: 'Decision' },
        ],
      }),
    },
  },
  invalid: {
    'one without': {
      map: aMap({
        phases: [
          { id: 'p', name: 'Awareness' },
          { id: 'q', name: 'Decision' },
        ],
        nodes: [aStage('a', { phase: 'p' })],
      }),
      finds: ['phases/q'],
    },
  },
};
