// Where `goal-without-activities` speaks and where it is silent.
import { aMap, aSoundMap } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    activities: { map: aSoundMap() },
    'no goal at all': { map: aMap() },
  },
  invalid: {
    'a goal alone': { map: aMap({ goal: { text: 'Grow' } }), finds: ['map'] },
  },
};
