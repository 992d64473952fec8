// Where `no-lost-reason` speaks and where it is silent.
import { aMap, anOutcome, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    reasons: {
      map: aMap({
        nodes: [aStage('a'), anOutcome('end', 'lost', { reasons: ['Price'] })],
        paths: paths('a > end'),
      }),
    },
    'finished needs none': {
      map: aMap({ nodes: [aStage('a'), anOutcome('end', 'finished', {})], paths: paths('a > end') }),
    },
  },
  invalid: {
    lost: {
      map: aMap({ nodes: [aStage('a'), anOutcome('end', 'lost', {})], paths: paths('a > end') }),
      finds: ['nodes/end'],
    },
    churned: {
      map: aMap({ nodes: [aStage('a'), anOutcome('end', 'churned', {})], paths: paths('a > end') }),
      finds: ['nodes/end'],
    },
  },
};
