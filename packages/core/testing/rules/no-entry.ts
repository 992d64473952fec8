// Where `no-entry` speaks and where it is silent.
import { aDecision, aMap, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    criteria: {
      map: aMap({
        nodes: [aStage('a'), aStage('b', { entry: [{ id: 'e', text: 'Budget named' }] })],
        paths: paths('a > b'),
      }),
    },
    'the stage before requires something': {
      map: aMap({
        nodes: [aStage('a', { checklist: [{ id: 'i', text: 'Budget named' }] }), aStage('b')],
        paths: paths('a > b'),
      }),
    },
    'where deals begin': { map: aMap({ nodes: [aStage('a')] }) },
  },
  invalid: {
    'neither stage asks': {
      map: aMap({ nodes: [aStage('a'), aStage('b')], paths: paths('a > b') }),
      finds: ['nodes/b'],
    },
    'the stage before only advises': {
      map: aMap({
        nodes: [
          aStage('a', { checklist: [{ id: 'i', text: 'Budget named', required: false }] }),
          aDecision('d'),
          aStage('b'),
        ],
        paths: paths('a > d > b'),
      }),
      finds: ['nodes/b'],
    },
  },
};
