// A stage outside the buyer's journey, on a map that has one.
import type { MapFacts } from '../facts.ts';
import { atNode, mapRule } from '../rule.ts';

export const noPhase = mapRule({
  id: 'no-phase',
  severity: 'warning',
  *find({ map, facts }) {
    if (map.phases.length === 0) return;
    for (const stage of facts.stages) {
      if (stage.phase !== null) continue;
      const phase = phaseAround(facts, stage.id);
      const name = map.phases.find(({ id }) => id === phase)?.name;
      yield {
        at: atNode(stage),
        params: { name: stage.name, ...(name !== undefined && { phase: name }) },
        ...(name !== undefined && {
          fix: {
            title: 'samePhase',
            command: { do: 'set', in: 'nodes', id: stage.id, field: 'phase', value: phase },
          },
        }),
      };
    }
  },
});

/** The phase of all that comes before and after, where they agree. */
function phaseAround(facts: MapFacts, id: string): string | null {
  const [before, after] = [facts.previous(id), facts.next(id).filter((node) => node.type === 'stage')];
  const phases = new Set([...before, ...after].map(({ phase }) => phase));
  const [only] = phases;
  return before.length > 0 && after.length > 0 && phases.size === 1 && only !== undefined ? only : null;
}
