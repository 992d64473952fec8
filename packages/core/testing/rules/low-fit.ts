// Where `low-fit` speaks and where it is silent.
import { aMap } from '../maps.ts';
import { realityWith } from '../rule-table.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    fits: { map: aMap(), reality: realityWith({ fitness: 0.8 }) },
    'not measured': { map: aMap(), reality: realityWith({ fitness: null }) },
    'too few deals': { map: aMap(), reality: realityWith({ fitness: 0.1, deals: 29 }) },
    'no figures': { map: aMap() },
    'the setting allows it': {
      map: aMap(),
      reality: realityWith({ fitness: 0.7 }),
      settings: { leastFit: 0.6 },
    },
  },
  invalid: {
    'does not': { map: aMap(), reality: realityWith({ fitness: 0.79 }), finds: ['map'] },
  },
};
