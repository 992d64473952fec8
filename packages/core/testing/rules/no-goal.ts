// Where `no-goal` speaks and where it is silent.
import { aMap } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a text': { map: aMap({ goal: { text: 'Grow' } }) },
    'a metric': { map: aMap({ goal: { metric: 'winRate' } }) },
  },
  invalid: {
    nothing: { map: aMap(), finds: ['map'] },
    blanks: { map: aMap({ goal: { text: '  ' } }), finds: ['map'] },
  },
};
