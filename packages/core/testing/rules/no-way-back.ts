// Where `no-way-back` speaks and where it is silent.
import { aDecision, aMap, anOutcome, aRest, aSoundMap, aStage, aWonStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'nurture leads back': { map: aSoundMap() },
    'back through a decision': {
      map: aMap({
        nodes: [aStage('talk'), aRest('nurture'), aDecision('ready')],
        paths: paths('talk > nurture > ready > talk'),
      }),
    },
    'customers rest after won': {
      map: aMap({ nodes: [aWonStage('signed'), aRest('customer')], paths: paths('signed > customer') }),
    },
    'accounts rest': {
      map: aMap({ nodes: [aStage('plan'), aRest('quiet')], paths: paths('plan > quiet') }),
      process: { caseKind: 'account' },
    },
  },
  invalid: {
    'nurture keeps its deals': {
      map: aMap({
        nodes: [aStage('talk'), aRest('nurture'), aWonStage('signed')],
        paths: paths('talk > nurture', 'talk > signed'),
      }),
      finds: ['nodes/nurture'],
    },
    'only to lost': {
      map: aMap({
        nodes: [aStage('talk'), aRest('nurture'), anOutcome('lost')],
        paths: paths('talk > nurture > lost'),
      }),
      finds: ['nodes/nurture'],
    },
  },
};
