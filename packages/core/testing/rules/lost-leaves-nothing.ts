// Where `lost-leaves-nothing` speaks and where it is silent.
import { aMap, anOutcome, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a farewell': {
      map: aMap({
        nodes: [aStage('a'), anOutcome('end', 'lost', { leaves: 'A guide' })],
        paths: paths('a > end'),
      }),
    },
    churned: {
      map: aMap({ nodes: [aStage('a'), anOutcome('end', 'churned', {})], paths: paths('a > end') }),
    },
  },
  invalid: {
    lost: {
      map: aMap({ nodes: [aStage('a'), anOutcome('end', 'lost', {})], paths: paths('a > end') }),
      finds: ['nodes/end'],
    },
    disqualified: {
      map: aMap({ nodes: [aStage('a'), anOutcome('end', 'disqualified', {})], paths: paths('a > end') }),
      finds: ['nodes/end'],
    },
  },
};
