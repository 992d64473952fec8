// Where `goal-without-date` speaks and where it is silent.
import { aMap } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a date': { map: aMap({ goal: { text: 'Grow', by: '2027-06-30' } }) },
    'no goal at all': { map: aMap() },
  },
  invalid: {
    'words only': { map: aMap({ goal: { metric: 'winRate', target: 40 } }), finds: ['map'] },
  },
};
