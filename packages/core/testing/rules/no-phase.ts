// Where `no-phase` speaks and where it is silent.
import { aMap, aSoundMap, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a phase': { map: aSoundMap() },
    'the map has none': { map: aMap({ nodes: [aStage('a')] }) },
    'parts belong to their stage': {
      map: aMap({
        phases: [
          { id: 'p', name: 'Awareness' },
          { id: 'q', name: 'Decision' },
        ],
        nodes: [aStage('a', { phase: 'p' }), aStage('b', { parent: 'a' })],
      }),
    },
  },
  invalid: {
    outside: {
      map: aMap({
        phases: [
          { id: 'p', name: 'Awareness' },
          { id: 'q', name: 'Decision' },
        ],
        nodes: [aStage('a')],
      }),
      finds: ['nodes/a'],
    },
    'between two of one phase': {
      map: aMap({
        phases: [
          { id: 'p', name: 'Awareness' },
          { id: 'q', name: 'Decision' },
        ],
        nodes: [aStage('a', { phase: 'p' }), aStage('b'), aStage('c', { phase: 'p' })],
        paths: paths('a > b > c'),
      }),
      finds: ['nodes/b'],
      fixed: 1,
    },
    'between two phases': {
      map: aMap({
        phases: [
          { id: 'p', name: 'Awareness' },
          { id: 'q', name: 'Decision' },
        ],
        nodes: [aStage('a', { phase: 'p' }), aStage('b'), aStage('c', { phase: 'q' })],
        paths: paths('a > b > c'),
      }),
      finds: ['nodes/b'],
    },
  },
};
