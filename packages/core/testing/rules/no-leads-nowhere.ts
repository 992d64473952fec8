// Where `no-leads-nowhere` speaks and where it is silent.
import { aMap, anOutcome, aPathInput, aSoundMap, aStage, aWonStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'not now rests and comes back': { map: aSoundMap() },
    'the stage after a no goes on': {
      map: aMap({
        nodes: [aStage('lead'), aStage('again'), anOutcome('lost')],
        paths: [aPathInput('lead', 'again', { no: 'notThis' }), ...paths('again > lost')],
      }),
    },
  },
  invalid: {
    'the stage after a no has no path out': {
      map: aMap({
        nodes: [aStage('lead'), aWonStage('signed'), aStage('later')],
        paths: [...paths('lead > signed'), aPathInput('lead', 'later', { no: 'notNow' })],
      }),
      finds: ['paths/lead-later'],
    },
  },
};
