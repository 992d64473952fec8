// Where `not-now-is-lost` speaks and where it is silent.
import { aMap, anOutcome, aPathInput, aRest, aSoundMap, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'not now rests': { map: aSoundMap() },
    'never is lost': {
      map: aMap({
        nodes: [aStage('talk'), anOutcome('lost')],
        paths: [aPathInput('talk', 'lost', { no: 'never' })],
      }),
    },
    'not this is lost': {
      map: aMap({
        nodes: [aStage('talk'), anOutcome('lost')],
        paths: [aPathInput('talk', 'lost', { no: 'notThis' })],
      }),
    },
  },
  invalid: {
    'no place to rest': {
      map: aMap({
        nodes: [aStage('talk'), anOutcome('lost')],
        paths: [aPathInput('talk', 'lost', { no: 'notNow' })],
      }),
      finds: ['paths/talk-lost'],
    },
    'one place to rest': {
      map: aMap({
        nodes: [aStage('talk'), aStage('offer'), aRest('nurture'), anOutcome('lost')],
        paths: [
          ...paths('talk > offer', 'talk > nurture > talk'),
          aPathInput('offer', 'lost', { no: 'notNow' }),
        ],
      }),
      finds: ['paths/offer-lost'],
      fixed: 1,
    },
    'the way to rest is there already': {
      map: aMap({
        nodes: [aStage('talk'), aRest('nurture'), anOutcome('lost')],
        paths: [...paths('talk > nurture > talk'), aPathInput('talk', 'lost', { no: 'notNow' })],
      }),
      finds: ['paths/talk-lost'],
    },
  },
};
