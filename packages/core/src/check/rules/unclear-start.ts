// Several places could be the beginning, and the map does not say which are meant.
import { mapRule, WHOLE_MAP } from '../rule.ts';

export const unclearStart = mapRule({
  id: 'unclear-start',
  severity: 'advice',
  find: ({ map, facts }) => {
    if (map.starts.length > 0 || facts.starts.size < 2) return [];
    const ids = [...facts.starts];
    return [
      {
        at: WHOLE_MAP,
        params: {
          count: ids.length,
          names: ids
            .slice(0, 5)
            .map((id) => facts.graph.node(id)!.name)
            .join(', '),
        },
        // More than the map can name would be refused.
        ...(ids.length <= 20 && {
          fix: { title: 'nameStarts', command: { do: 'setMap', field: 'starts', value: ids } },
        }),
      },
    ];
  },
});
