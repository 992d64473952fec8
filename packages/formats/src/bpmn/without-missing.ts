// Takes mentions of what is not there away: another tool may have deleted a lane that a stage still names.
import type { MapNode, SalesMap } from '@portolan/core';

export function withoutMissing(map: SalesMap): SalesMap {
  const lanes = new Set(map.lanes.map(({ id }) => id));
  const personas = new Set(map.personas.map(({ id }) => id));
  const phases = new Set(map.phases.map(({ id }) => id));
  const library = new Set(map.library.map(({ id }) => id));
  const lines = <T extends { readonly persona: string | null }>(list: readonly T[]): T[] =>
    list.map((line) => ({ ...line, persona: kept(line.persona, personas) }));
  const node = (one: MapNode): MapNode => {
    const lane = kept(one.lane, lanes);
    if (one.type !== 'stage') return { ...one, lane };
    return {
      ...one,
      lane,
      phase: kept(one.phase, phases),
      stakeholders: one.stakeholders.filter((id) => lanes.has(id)),
      playbook: { ...one.playbook, content: one.playbook.content.filter((id) => library.has(id)) },
    };
  };
  return {
    ...map,
    phases: map.phases.map((phase) => ({
      ...phase,
      words: lines(phase.words),
      questions: lines(phase.questions),
      obstacles: lines(phase.obstacles),
      triggers: lines(phase.triggers),
    })),
    library: map.library.map((piece) => ({
      ...piece,
      phase: kept(piece.phase, phases),
      persona: kept(piece.persona, personas),
    })),
    nodes: map.nodes.map(node),
  };
}

function kept(id: string | null, known: ReadonlySet<string>): string | null {
  return id !== null && known.has(id) ? id : null;
}
