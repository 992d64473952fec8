// Where `one-sided-checklist` speaks and where it is silent.
import { aMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'the buyer settles one': {
      map: aMap({
        nodes: [
          aStage('a', {
            checklist: [
              { id: 'x', text: 'We sent the offer' },
              { id: 'y', text: 'The buyer replied', by: 'buyer' },
            ],
          }),
        ],
      }),
    },
    'a confirming question': {
      map: aMap({
        nodes: [
          aStage('a', {
            confirming: 'Is this what you asked for?',
            checklist: [
              { id: 'x', text: 'We sent the offer' },
              { id: 'y', text: 'We called' },
            ],
          }),
        ],
      }),
    },
    'a document': {
      map: aMap({
        nodes: [
          aStage('a', {
            checklist: [
              { id: 'x', text: 'We sent the offer' },
              { id: 'y', text: 'Contract', check: { how: 'document', document: 'Contract' } },
            ],
          }),
        ],
      }),
    },
    'one item alone': {
      map: aMap({ nodes: [aStage('a', { checklist: [{ id: 'x', text: 'We sent the offer' }] })] }),
    },
    none: { map: aMap({ nodes: [aStage('a', {})] }) },
  },
  invalid: {
    'ours only': {
      map: aMap({
        nodes: [
          aStage('a', {
            checklist: [
              { id: 'x', text: 'We sent the offer' },
              { id: 'y', text: 'We called' },
            ],
          }),
        ],
      }),
      finds: ['nodes/a'],
    },
  },
};
