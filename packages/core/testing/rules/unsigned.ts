// Where `unsigned` speaks and where it is silent.
import { aMap } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'all signed': { map: aMap(), agreement: { stakeholders: [{ name: 'Ann', signed: true }] } },
    'nobody asked': { map: aMap() },
  },
  invalid: {
    'one has not': {
      map: aMap(),
      agreement: {
        stakeholders: [
          { name: 'Ann', signed: true },
          { name: 'Bo', signed: false },
        ],
      },
      finds: ['map'],
    },
    'for a lane': {
      map: aMap({ lanes: [{ id: 'legal', name: 'Legal' }] }),
      agreement: { stakeholders: [{ name: 'Bo', signed: false, lane: 'legal' }] },
      finds: ['lanes/legal'],
    },
  },
};
