// Where `no-owner` speaks and where it is silent.
import { aDecision, aMap, aSoundMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a lane': { map: aSoundMap() },
    'parts belong to their stage': {
      map: aMap({
        lanes: [{ id: 'l', name: 'Sales' }],
        nodes: [aStage('a', { lane: 'l' }), aStage('b', { parent: 'a' })],
      }),
    },
    'decisions need none': { map: aMap({ nodes: [aDecision('d')] }) },
  },
  invalid: {
    'no lane at all': { map: aMap({ nodes: [aStage('a')] }), finds: ['nodes/a'] },
    'one lane, not used': {
      map: aMap({ lanes: [{ id: 'l', name: 'Sales' }], nodes: [aStage('a'), aStage('b', { lane: 'l' })] }),
      finds: ['nodes/a'],
      fixed: 1,
    },
    'two lanes to choose from': {
      map: aMap({
        lanes: [
          { id: 'l', name: 'Sales' },
          { id: 'm', name: 'Marketing' },
        ],
        nodes: [aStage('a')],
      }),
      finds: ['nodes/a'],
    },
  },
};
