// Where `never-entered` speaks and where it is silent.
import { aMap, aStage } from '../maps.ts';
import { realityWith } from '../rule-table.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'some did': {
      map: aMap({ nodes: [aStage('a')] }),
      reality: realityWith({ stages: { a: { entered: 1, medianDays: null, visits: 0 } } }),
    },
    'too few deals': {
      map: aMap({ nodes: [aStage('a')] }),
      reality: realityWith({ stages: { a: { entered: 0, medianDays: null, visits: 0 } }, recentDeals: 29 }),
    },
    'not judged': { map: aMap({ nodes: [aStage('a')] }), reality: realityWith({}) },
    'no figures': { map: aMap({ nodes: [aStage('a')] }) },
    'an audience': {
      map: aMap({ nodes: [aStage('a', { kind: 'audience' })] }),
      reality: realityWith({ stages: { a: { entered: 0, medianDays: null, visits: 0 } } }),
    },
    'its parts were': {
      map: aMap({ nodes: [aStage('a'), aStage('b', { parent: 'a' })] }),
      reality: realityWith({
        stages: {
          a: { entered: 0, medianDays: null, visits: 0 },
          b: { entered: 4, medianDays: 1, visits: 4 },
        },
      }),
    },
  },
  invalid: {
    'none did': {
      map: aMap({ nodes: [aStage('a')] }),
      reality: realityWith({ stages: { a: { entered: 0, medianDays: null, visits: 0 } } }),
      finds: ['nodes/a'],
    },
  },
};
