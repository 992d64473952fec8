// Where `goal-without-number` speaks and where it is silent.
import { aMap } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a number': { map: aMap({ goal: { text: 'Grow', target: 20 } }) },
    'no goal at all': { map: aMap() },
    'zero is a number': { map: aMap({ goal: { text: 'No churn', target: 0 } }) },
  },
  invalid: {
    'words only': { map: aMap({ goal: { text: 'Grow' } }), finds: ['map'] },
  },
};
