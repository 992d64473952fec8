// Where `missing-path` speaks and where it is silent.
import { aDecision, aMap, anOutcome, aStage, paths } from '../maps.ts';
import { realityWith } from '../rule-table.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    rare: {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'a', to: 'c', deals: 40, share: 0.049 }] }),
    },
    'there by now': {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'a', to: 'b', deals: 40, share: 0.2 }] }),
    },
    'there through a decision': {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > d > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'a', to: 'c', deals: 40, share: 0.2 }] }),
    },
    'unknown to the map': {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'a', to: 'zz', deals: 40, share: 0.2 }] }),
    },
    'too few deals': {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'a', to: 'c', deals: 40, share: 0.2 }], deals: 29 }),
    },
    'a repeat is no path': {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'a', to: 'a', deals: 40, share: 0.2 }] }),
    },
    'no figures': { map: aMap() },
  },
  invalid: {
    frequent: {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'a', to: 'c', deals: 40, share: 0.2 }] }),
      finds: ['nodes/a'],
      fixed: 1,
    },
    'to lost': {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'b', to: 'lost', deals: 40, share: 0.2 }] }),
      finds: ['nodes/b'],
      fixed: 1,
    },
    back: {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'c', to: 'a', deals: 40, share: 0.2 }] }),
      finds: ['nodes/c'],
      fixed: 1,
    },
    'out of a part': {
      map: aMap({
        nodes: [
          aStage('a'),
          aStage('b'),
          aDecision('d'),
          aStage('c'),
          anOutcome('lost'),
          aStage('part', { parent: 'b' }),
        ],
        paths: paths('a > b > c'),
      }),
      reality: realityWith({ missingMoves: [{ from: 'part', to: 'c', deals: 40, share: 0.2 }] }),
      finds: ['nodes/part'],
    },
  },
};
