// Where `too-many-required` speaks and where it is silent.
import { aMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    six: {
      map: aMap({
        nodes: [
          aStage('a', {
            checklist: Array.from({ length: 6 }, (_, i) => ({
              id: `i${i}`,
              text: `Item ${i} is sent`,
              required: true,
            })),
          }),
        ],
      }),
    },
    'advised ones do not count': {
      map: aMap({
        nodes: [
          aStage('a', {
            checklist: Array.from({ length: 20 }, (_, i) => ({
              id: `i${i}`,
              text: `Item ${i} is sent`,
              required: false,
            })),
          }),
        ],
      }),
    },
  },
  invalid: {
    seven: {
      map: aMap({
        nodes: [
          aStage('a', {
            checklist: Array.from({ length: 7 }, (_, i) => ({
              id: `i${i}`,
              text: `Item ${i} is sent`,
              required: true,
            })),
          }),
        ],
      }),
      finds: ['nodes/a'],
    },
    'fewer allowed': {
      map: aMap({
        nodes: [
          aStage('a', {
            checklist: Array.from({ length: 3 }, (_, i) => ({
              id: `i${i}`,
              text: `Item ${i} is sent`,
              required: true,
            })),
          }),
        ],
      }),
      settings: { mostRequired: 2 },
      finds: ['nodes/a'],
    },
  },
};
