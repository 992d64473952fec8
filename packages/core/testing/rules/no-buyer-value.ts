// Where `no-buyer-value` speaks and where it is silent.
import { aMap, aRest, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a statement': { map: aMap({ nodes: [aStage('a', { statement: 'I have a problem.' })] }) },
    'questions to ask': {
      map: aMap({
        nodes: [aStage('a', { playbook: { questions: [{ id: 'q', text: 'What must be solved?' }] } })],
      }),
    },
    'the buyer settles an item': {
      map: aMap({
        nodes: [aStage('a', { checklist: [{ id: 'i', text: 'The buyer replied', by: 'buyer' }] })],
      }),
    },
    resting: { map: aMap({ nodes: [aRest('a')] }) },
  },
  invalid: {
    nothing: { map: aMap({ nodes: [aStage('a', {})] }), finds: ['nodes/a'] },
    'the review says so': {
      map: aMap({
        nodes: [aStage('a', { statement: 'I have a problem.', review: { helpsDecide: { answer: 'no' } } })],
      }),
      finds: ['nodes/a'],
    },
  },
};
