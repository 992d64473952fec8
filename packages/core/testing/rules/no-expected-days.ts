// Where `no-expected-days` speaks and where it is silent.
import { aMap, aRest, aStage, aWonStage, paths } from '../maps.ts';
import { realityWith } from '../rule-table.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    set: {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 5 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
    },
    'zero is set': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 0 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
    },
    'nothing comes after': { map: aMap({ nodes: [aWonStage('signed')] }) },
    resting: { map: aMap({ nodes: [aRest('a'), aStage('b')], paths: paths('a > b') }) },
  },
  invalid: {
    none: {
      map: aMap({
        nodes: [aStage('a', { expectedDays: null }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      finds: ['nodes/a'],
    },
    'none, and the real one is known': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: null }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 12.3, visits: 80 } } }),
      finds: ['nodes/a'],
      fixed: 1,
    },
    'none, and too few deals': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: null }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 12.3, visits: 5 } } }),
      finds: ['nodes/a'],
    },
  },
};
