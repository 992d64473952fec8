// Where `too-many-stages` speaks and where it is silent.
import { aMap, aStage, aWonStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'ten up to won': {
      map: aMap({
        nodes: [...Array.from({ length: 9 }, (_, i) => aStage(`s${i}`)), aWonStage('signed')],
        paths: paths([...Array.from({ length: 9 }, (_, i) => `s${i}`), 'signed'].join(' > ')),
      }),
    },
    'stages after won do not count': {
      map: aMap({
        nodes: [aWonStage('signed'), ...Array.from({ length: 15 }, (_, i) => aStage(`s${i}`))],
        paths: paths(['signed', ...Array.from({ length: 15 }, (_, i) => `s${i}`)].join(' > ')),
      }),
    },
    'sub-stages do not count': {
      map: aMap({
        nodes: [
          aWonStage('signed'),
          ...Array.from({ length: 15 }, (_, i) => aStage(`s${i}`, { parent: 'signed' })),
        ],
      }),
    },
    'the setting allows them': {
      map: aMap({
        nodes: [...Array.from({ length: 11 }, (_, i) => aStage(`s${i}`)), aWonStage('signed')],
        paths: paths([...Array.from({ length: 11 }, (_, i) => `s${i}`), 'signed'].join(' > ')),
      }),
      settings: { mostStages: 12 },
    },
  },
  invalid: {
    'eleven up to won': {
      map: aMap({
        nodes: [...Array.from({ length: 10 }, (_, i) => aStage(`s${i}`)), aWonStage('signed')],
        paths: paths([...Array.from({ length: 10 }, (_, i) => `s${i}`), 'signed'].join(' > ')),
      }),
      finds: ['map'],
    },
    'without won all count': {
      map: aMap({ nodes: Array.from({ length: 11 }, (_, i) => aStage(`s${i}`)) }),
      finds: ['map'],
    },
  },
};
