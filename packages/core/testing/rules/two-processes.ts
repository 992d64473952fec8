// Where `two-processes` speaks and where it is silent.
import { aMap } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'another purpose': {
      map: aMap(),
      process: { purpose: 'Win companies that do not buy from us yet' },
      others: [{ name: 'Renewal', purpose: 'Keep customers whose contract ends soon', caseKind: 'deal' }],
    },
    'another case': {
      map: aMap(),
      process: { purpose: 'Win new companies' },
      others: [{ name: 'Calls', purpose: 'Win new companies', caseKind: 'call' }],
    },
    'no purposes': { map: aMap(), others: [{ name: 'Renewal', purpose: '', caseKind: 'deal' }] },
    'no others': { map: aMap() },
  },
  invalid: {
    'one purpose': {
      map: aMap(),
      process: { purpose: 'Win companies that do not buy from us yet' },
      others: [{ name: 'Hunting', purpose: 'Win companies that do not buy from us', caseKind: 'deal' }],
      finds: ['map'],
    },
    'one purpose in Chinese': {
      map: aMap(),
      process: { purpose: '贏得還沒有向我們購買的公司' },
      others: [{ name: 'Hunting', purpose: '贏得還沒有向我們購買的新公司', caseKind: 'deal' }],
      finds: ['map'],
    },
    'one name': {
      map: aMap(),
      others: [{ name: 'new business', purpose: '', caseKind: 'deal' }],
      finds: ['map'],
    },
  },
};
