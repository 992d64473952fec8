// Where `no-way-to-won` speaks and where it is silent.
import { aMap, anOutcome, aStage, aWonStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a won stage': {
      map: aMap({ nodes: [aStage('lead'), aWonStage('signed')], paths: paths('lead > signed') }),
    },
    'a good end of another kind': {
      map: aMap({ nodes: [aStage('lead'), anOutcome('done', 'finished')], paths: paths('lead > done') }),
    },
    'a process for calls': { map: aMap({ nodes: [aStage('plan')] }), process: { caseKind: 'call' } },
  },
  invalid: {
    'nothing is won': {
      map: aMap({ nodes: [aStage('lead'), anOutcome('lost')], paths: paths('lead > lost') }),
      finds: ['map'],
    },
    'won cannot be reached': {
      map: aMap({
        starts: ['lead'],
        nodes: [aStage('lead'), anOutcome('lost'), aWonStage('signed')],
        paths: paths('lead > lost'),
      }),
      finds: ['map'],
    },
  },
};
