// Where `review-says-no` speaks and where it is silent.
import { aMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    favourable: {
      map: aMap({
        nodes: [aStage('a', { review: { addsComplexity: { answer: 'no' }, willBeUsed: { answer: 'yes' } } })],
      }),
    },
    open: { map: aMap({ nodes: [aStage('a', {})] }) },
    unsure: { map: aMap({ nodes: [aStage('a', { review: { needsTool: { answer: 'unsure' } } })] }) },
    'no help for the buyer is another rule': {
      map: aMap({ nodes: [aStage('a', { review: { helpsDecide: { answer: 'no' } } })] }),
    },
  },
  invalid: {
    'two against it': {
      map: aMap({
        nodes: [aStage('a', { review: { addsComplexity: { answer: 'yes' }, willBeUsed: { answer: 'no' } } })],
      }),
      finds: ['nodes/a', 'nodes/a'],
    },
  },
};
