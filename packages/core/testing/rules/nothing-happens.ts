// Where `nothing-happens` speaks and where it is silent.
import { aMap, aRest, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'what happens': { map: aMap({ nodes: [aStage('a', { happens: 'We talk.' })] }) },
    actions: { map: aMap({ nodes: [aStage('a', { actions: [{ id: 'x', text: 'Call' }] })] }) },
    parts: { map: aMap({ nodes: [aStage('a'), aStage('b', { parent: 'a' })] }) },
    resting: { map: aMap({ nodes: [aRest('a')] }) },
  },
  invalid: {
    nothing: { map: aMap({ nodes: [aStage('a')] }), finds: ['nodes/a'] },
  },
};
