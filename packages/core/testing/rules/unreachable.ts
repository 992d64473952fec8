// Where `unreachable` speaks and where it is silent.
import { aDecision, aMap, aStage, paths } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'a chain': { map: aMap({ nodes: [aStage('lead'), aStage('offer')], paths: paths('lead > offer') }) },
    'two places to begin': {
      map: aMap({
        nodes: [aStage('inbound'), aStage('outbound'), aStage('talk')],
        paths: paths('inbound > talk', 'outbound > talk'),
      }),
    },
    'one stage alone': { map: aMap({ nodes: [aStage('lead')] }) },
    'a sub-stage without paths': {
      map: aMap({ nodes: [aStage('lead'), aStage('part', { parent: 'lead' })] }),
    },
    'through a decision': {
      map: aMap({
        nodes: [aStage('lead'), aDecision('fits'), aStage('offer')],
        paths: paths('lead > fits > offer'),
      }),
    },
  },
  invalid: {
    'a stage that nothing is joined to': {
      map: aMap({ nodes: [aStage('lead'), aStage('offer'), aStage('alone')], paths: paths('lead > offer') }),
      finds: ['nodes/alone'],
    },
    'before the place where the map begins': {
      map: aMap({ starts: ['talk'], nodes: [aStage('post'), aStage('talk')], paths: paths('post > talk') }),
      finds: ['nodes/post'],
    },
    'a circle of its own': {
      map: aMap({
        nodes: [aStage('lead'), aStage('offer'), aStage('a'), aDecision('b')],
        paths: paths('lead > offer', 'a > b > a'),
      }),
      finds: ['nodes/a', 'nodes/b'],
    },
  },
};
