// A "not now" that ends the deal. Most buyers say no several times before they say yes.
import { mapRule } from '../rule.ts';

export const notNowIsLost = mapRule({
  id: 'not-now-is-lost',
  severity: 'warning',
  *find({ map, facts }) {
    const rests = facts.stages.filter(
      ({ id, kind }) =>
        kind === 'resting' && facts.beforeWon.has(id) && !facts.won.has(id) && !facts.stuck.has(id),
    );
    for (const path of map.paths) {
      const to = facts.graph.node(path.to)!;
      if (path.no !== 'notNow' || to.type !== 'outcome' || to.kind === 'finished') continue;
      const from = facts.graph.node(path.from)!;
      // One resting stage before won is where "not now" is meant to wait; with several, a person must choose.
      const [rest] = rests;
      const free =
        rests.length === 1 &&
        rest !== undefined &&
        rest.id !== from.id &&
        from.parent === null &&
        !facts.graph.out(from.id).some((other) => other.to === rest.id);
      yield {
        at: { collection: 'paths', id: path.id },
        params: { from: from.name, to: to.name, ...(free && { rest: rest.name }) },
        ...(free && {
          fix: {
            title: 'leadToRest',
            command: { do: 'set', in: 'paths', id: path.id, field: 'to', value: rest.id },
          },
        }),
      };
    }
  },
});
