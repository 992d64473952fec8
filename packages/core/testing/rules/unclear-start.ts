// Where `unclear-start` speaks and where it is silent.
import { aMap, aSoundMap, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'one place': { map: aSoundMap() },
    'several, and the map says so': {
      map: aMap({
        starts: ['a', 'b'],
        nodes: [aStage('a'), aStage('b'), aStage('c')],
        paths: paths('a > c', 'b > c'),
      }),
    },
    'a stage that nothing is joined to is no start': {
      map: aMap({ nodes: [aStage('a'), aStage('b'), aStage('alone')], paths: paths('a > b') }),
    },
  },
  invalid: {
    'two, and the map does not say': {
      map: aMap({ nodes: [aStage('a'), aStage('b'), aStage('c')], paths: paths('a > c', 'b > c') }),
      finds: ['map'],
      fixed: 1,
    },
  },
};
