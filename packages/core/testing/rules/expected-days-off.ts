// Where `expected-days-off` speaks and where it is silent.
import { aMap, aStage, aWonStage, paths } from '../maps.ts';
import { realityWith } from '../rule-table.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    near: {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 10 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 14, visits: 80 } } }),
    },
    'no figures': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 10 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
    },
    'too few visits': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 10 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 90, visits: 29 } } }),
    },
    'half a day': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 0.4 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 0.9, visits: 80 } } }),
    },
    'no expectation': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: null }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 90, visits: 80 } } }),
    },
    'the setting allows it': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 10 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 25, visits: 80 } } }),
      settings: { timesOff: 3 },
    },
  },
  invalid: {
    'much longer': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 10 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 20, visits: 80 } } }),
      finds: ['nodes/a'],
      fixed: 1,
    },
    'much shorter': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 10 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 4.26, visits: 80 } } }),
      finds: ['nodes/a'],
      fixed: 1,
    },
    'expected none': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 0 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 3, visits: 80 } } }),
      finds: ['nodes/a'],
      fixed: 1,
    },
    'for ever': {
      map: aMap({
        nodes: [aStage('a', { expectedDays: 10 }), aWonStage('signed')],
        paths: paths('a > signed'),
      }),
      reality: realityWith({ stages: { a: { entered: 50, medianDays: 90000, visits: 80 } } }),
      finds: ['nodes/a'],
      fixed: 1,
    },
  },
};
