// A stakeholder who has not signed this version.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const unsigned = mapRule({
  id: 'unsigned',
  severity: 'advice',
  *find({ map, agreement }) {
    for (const { name, signed, lane } of agreement?.stakeholders ?? []) {
      if (signed) continue;
      const known = map.lanes.find(({ id }) => id === lane);
      yield { at: known === undefined ? WHOLE_MAP : { collection: 'lanes', id: known.id }, params: { name } };
    }
  },
});
