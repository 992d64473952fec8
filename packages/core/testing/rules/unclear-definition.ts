// Where `unclear-definition` speaks and where it is silent.
import { aMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a moment': {
      map: aMap({
        nodes: [
          aStage('a', {
            name: 'Proposal',
            definition: 'The buyer asked for an offer and has not had it yet.',
          }),
        ],
      }),
    },
    'short and clear': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'Discovery is scheduled' })] }),
    },
    'in Thai': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'ผู้ซื้อขอใบเสนอราคาแล้ว' })] }),
    },
    'in Chinese': { map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: '買方已要求報價' })] }) },
    'in Persian': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'خریدار پیشنهاد خواسته است' })] }),
    },
    'in Latvian': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'Pircējs ir lūdzis piedāvājumu.' })] }),
    },
    'none at all is another rule': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: '' })] }),
    },
  },
  invalid: {
    'the name again': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'Proposal' })] }),
      finds: ['nodes/a'],
    },
    'the words of the name in another order': {
      map: aMap({
        nodes: [aStage('a', { name: 'Sales qualified stage', definition: 'Stage: qualified, sales' })],
      }),
      finds: ['nodes/a'],
    },
    'a question': {
      map: aMap({
        nodes: [aStage('a', { name: 'Proposal', definition: 'Has the buyer asked for an offer?' })],
      }),
      finds: ['nodes/a'],
    },
    'a question in Chinese': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: '買方是否已要求報價？' })] }),
      finds: ['nodes/a'],
    },
    'a question in Persian': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'آیا خریدار پیشنهاد خواسته است؟' })] }),
      finds: ['nodes/a'],
    },
    'a word': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'Offers' })] }),
      finds: ['nodes/a'],
    },
    filler: {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'TBD' })] }),
      finds: ['nodes/a'],
    },
    'filler in Thai': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal', definition: 'อื่นๆ' })] }),
      finds: ['nodes/a'],
    },
  },
};
