// Where `dead-end` speaks and where it is silent.
import { aDecision, aMap, anOutcome, aRest, aStage, aWonStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'the way ends in an outcome': {
      map: aMap({ nodes: [aStage('lead'), anOutcome('lost')], paths: paths('lead > lost') }),
    },
    'won is the end': {
      map: aMap({ nodes: [aStage('lead'), aWonStage('signed')], paths: paths('lead > signed') }),
    },
    'a part of the stage is won': {
      map: aMap({
        nodes: [aStage('lead'), aStage('close'), aWonStage('signed', { parent: 'close' })],
        paths: paths('lead > close'),
      }),
    },
    'customers may rest for good': {
      map: aMap({ nodes: [aWonStage('signed'), aRest('customer')], paths: paths('signed > customer') }),
    },
    'a circle with a way out': {
      map: aMap({
        nodes: [aStage('lead'), aStage('offer'), anOutcome('lost')],
        paths: paths('lead > offer > lead', 'offer > lost'),
      }),
    },
    'a territory goes round for years': {
      map: aMap({ nodes: [aStage('rank'), aStage('visit')], paths: paths('rank > visit > rank') }),
      process: { caseKind: 'territory' },
    },
  },
  invalid: {
    'no path out': {
      map: aMap({ nodes: [aStage('lead'), aStage('offer')], paths: paths('lead > offer') }),
      finds: ['nodes/offer'],
    },
    'one branch has no path out': {
      map: aMap({
        nodes: [aStage('lead'), aStage('legal'), anOutcome('lost')],
        paths: paths('lead > legal', 'lead > lost'),
      }),
      finds: ['nodes/legal'],
    },
    'a circle with no way out': {
      map: aMap({
        nodes: [aStage('lead'), aWonStage('signed'), aStage('a'), aStage('b')],
        paths: paths('lead > signed', 'lead > a > b > a'),
      }),
      finds: ['nodes/a'],
    },
    'a decision without answers': {
      map: aMap({
        nodes: [aStage('lead'), anOutcome('lost'), aDecision('fits')],
        paths: paths('lead > lost', 'lead > fits'),
      }),
      finds: ['nodes/fits'],
    },
    'the last step of a territory': {
      map: aMap({ nodes: [aStage('rank'), aStage('visit')], paths: paths('rank > visit') }),
      process: { caseKind: 'territory' },
      finds: ['nodes/visit'],
    },
  },
};
