// Where `unnamed-answer` speaks and where it is silent.
import { aDecision, aMap, anOutcome, aPathInput, aSoundMap, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    labels: { map: aSoundMap() },
    'a condition decides': {
      map: aMap({
        nodes: [aStage('a'), aDecision('d'), aStage('b'), aStage('c')],
        paths: [
          ...paths('a > d'),
          aPathInput('d', 'b', { rule: { kind: 'field', field: 'amount', is: { op: 'over', number: 1 } } }),
          aPathInput('d', 'c', { label: 'small' }),
        ],
      }),
    },
    'the kind of no speaks for itself': {
      map: aMap({
        nodes: [aStage('a'), aDecision('d'), aStage('b'), anOutcome('lost')],
        paths: [
          ...paths('a > d'),
          aPathInput('d', 'b', { label: 'yes' }),
          aPathInput('d', 'lost', { no: 'never' }),
        ],
      }),
    },
    'paths between stages need no words': {
      map: aMap({ nodes: [aStage('a'), aStage('b')], paths: paths('a > b') }),
    },
  },
  invalid: {
    'two answers without words': {
      map: aMap({
        nodes: [aStage('a'), aDecision('d'), aStage('b'), aStage('c')],
        paths: paths('a > d > b', 'd > c'),
      }),
      finds: ['paths/d-b', 'paths/d-c'],
    },
  },
};
