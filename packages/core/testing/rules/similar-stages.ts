// Where `similar-stages` speaks and where it is silent.
import { aMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'different names': {
      map: aMap({
        nodes: [aStage('a', { name: 'Marketing-qualified' }), aStage('b', { name: 'Sales-qualified' })],
      }),
    },
    'a number tells them apart': {
      map: aMap({ nodes: [aStage('a', { name: 'E-mail 1' }), aStage('b', { name: 'E-mail 2' })] }),
    },
    'short Chinese names that share a character': {
      map: aMap({ nodes: [aStage('a', { name: '初次聯繫' }), aStage('b', { name: '再次聯繫' })] }),
    },
    'short Thai names that share a word': {
      map: aMap({ nodes: [aStage('a', { name: 'นัดพบลูกค้า' }), aStage('b', { name: 'นัดสาธิตสินค้า' })] }),
    },
    'parts of different stages': {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aStage('x', { name: 'Preparation', parent: 'a' }),
          aStage('y', { name: 'Preparation', parent: 'b' }),
        ],
      }),
    },
    'definitions of one pattern': {
      map: aMap({
        nodes: [
          aStage('offer', { definition: 'A deal is here from the day when the offer is sent.' }),
          aStage('contract', { definition: 'A deal is here from the day when the contract is signed.' }),
        ],
      }),
    },
  },
  invalid: {
    'the same name': {
      map: aMap({ nodes: [aStage('a', { name: 'Proposal' }), aStage('b', { name: 'proposal ' })] }),
      finds: ['nodes/b'],
    },
    'nearly the same name': {
      map: aMap({
        nodes: [aStage('a', { name: 'Proposal presented' }), aStage('b', { name: 'Proposals presented' })],
      }),
      finds: ['nodes/b'],
    },
    'the same in Persian keyboards': {
      map: aMap({ nodes: [aStage('a', { name: 'پیگیری' }), aStage('b', { name: 'پيگيري' })] }),
      finds: ['nodes/b'],
    },
    'a copied definition': {
      map: aMap({
        nodes: [
          aStage('offer', { definition: 'A deal is here from the day when the offer is sent.' }),
          aStage('contract', { definition: 'A deal is here from the day when the offer is sent!' }),
        ],
      }),
      finds: ['nodes/contract'],
    },
    'the same name on a map too large to compare all': {
      map: aMap({
        nodes: Array.from({ length: 200 }, (_, i) =>
          aStage(`s${i}`, { name: i === 199 ? 'Stage number 7' : `Stage number ${i}` }),
        ),
      }),
      finds: ['nodes/s199'],
    },
  },
};
