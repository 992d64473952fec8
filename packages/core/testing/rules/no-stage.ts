// Where `no-stage` speaks and where it is silent.
import { aMap, anOutcome, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'one stage': { map: aMap({ nodes: [aStage('lead')] }) },
  },
  invalid: {
    'an empty map': { map: aMap(), finds: ['map'] },
    'outcomes only': { map: aMap({ nodes: [anOutcome('lost')] }), finds: ['map'] },
  },
};
