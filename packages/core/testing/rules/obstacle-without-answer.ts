// Where `obstacle-without-answer` speaks and where it is silent.
import { aMap } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    answered: {
      map: aMap({
        phases: [
          {
            id: 'p',
            name: 'Decision',
            obstacles: [{ id: 'o', text: 'Paperwork', answer: 'We fill it in with them.' }],
          },
        ],
      }),
    },
  },
  invalid: {
    open: {
      map: aMap({
        phases: [{ id: 'p', name: 'Decision', obstacles: [{ id: 'o', text: 'Paperwork', answer: '' }] }],
      }),
      finds: ['phases/p/o'],
    },
    blank: {
      map: aMap({
        phases: [{ id: 'p', name: 'Decision', obstacles: [{ id: 'o', text: 'Paperwork', answer: ' ' }] }],
      }),
      finds: ['phases/p/o'],
    },
  },
};
