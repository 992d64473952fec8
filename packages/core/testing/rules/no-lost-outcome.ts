// Where `no-lost-outcome` speaks and where it is silent.
import { aMap, anOutcome, aStage, aWonStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    lost: { map: aMap({ nodes: [aStage('lead'), anOutcome('lost')] }) },
    disqualified: { map: aMap({ nodes: [aStage('lead'), anOutcome('out', 'disqualified')] }) },
    'calls are not lost': { map: aMap({ nodes: [aStage('plan')] }), process: { caseKind: 'call' } },
    'an empty map': { map: aMap() },
  },
  invalid: {
    'won only': {
      map: aMap({ nodes: [aStage('lead'), aWonStage('signed')], paths: paths('lead > signed') }),
      finds: ['map'],
    },
    'leads, too': { map: aMap({ nodes: [aStage('lead')] }), process: { caseKind: 'lead' }, finds: ['map'] },
  },
};
