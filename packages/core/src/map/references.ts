// What hangs on an element: the commands that have to come before it can be taken away.
import type { MapCommand } from './command.ts';
import type { Collection } from './collections.ts';
import type { SalesMap } from './map.ts';

/** Paths and sub-stages go with a node; mere mentions of a lane, phase, persona or piece of content are cleared. */
export function referencesTo(map: SalesMap, collection: Collection, id: string): MapCommand[] {
  switch (collection) {
    case 'nodes':
      return toNode(map, id);
    case 'lanes':
      return map.nodes.flatMap((node) => [
        ...(node.lane === id ? [clear('nodes', node.id, 'lane')] : []),
        ...(node.type === 'stage' && node.stakeholders.includes(id)
          ? [put('nodes', node.id, 'stakeholders', without(node.stakeholders, id))]
          : []),
      ]);
    case 'phases':
      return [
        ...map.nodes
          .filter((node) => node.type === 'stage' && node.phase === id)
          .map((node) => clear('nodes', node.id, 'phase')),
        ...map.library
          .filter(({ phase }) => phase === id)
          .map((piece) => clear('library', piece.id, 'phase')),
      ];
    case 'personas':
      return toPersona(map, id);
    case 'library':
      return map.nodes.flatMap((node) =>
        node.type === 'stage' && node.playbook.content.includes(id)
          ? [
              put('nodes', node.id, 'playbook', {
                ...node.playbook,
                content: without(node.playbook.content, id),
              }),
            ]
          : [],
      );
    case 'paths':
      return [];
  }
}

function toNode(map: SalesMap, id: string): MapCommand[] {
  const gone = new Set([id, ...map.nodes.filter(({ parent }) => parent === id).map((part) => part.id)]);
  const starts = map.starts.filter((start) => !gone.has(start));
  return [
    ...(starts.length < map.starts.length
      ? [{ do: 'setMap', field: 'starts', value: starts } satisfies MapCommand]
      : []),
    ...map.paths
      .filter(({ from, to }) => gone.has(from) || gone.has(to))
      .map((path): MapCommand => ({ do: 'remove', from: 'paths', id: path.id })),
    ...[...gone]
      .filter((part) => part !== id)
      .map((part): MapCommand => ({ do: 'remove', from: 'nodes', id: part })),
  ];
}

function toPersona(map: SalesMap, id: string): MapCommand[] {
  const phases = map.phases.flatMap((phase) =>
    (['words', 'questions', 'obstacles', 'triggers'] as const).flatMap((list) =>
      phase[list].some(({ persona }) => persona === id)
        ? [
            put(
              'phases',
              phase.id,
              list,
              phase[list].map((line) => (line.persona === id ? { ...line, persona: null } : line)),
            ),
          ]
        : [],
    ),
  );
  return [
    ...phases,
    ...map.library
      .filter(({ persona }) => persona === id)
      .map((piece) => clear('library', piece.id, 'persona')),
  ];
}

function put(collection: Collection, id: string, field: string, value: unknown): MapCommand {
  return { do: 'set', in: collection, id, field, value };
}

function clear(collection: Collection, id: string, field: string): MapCommand {
  return put(collection, id, field, null);
}

function without(list: readonly string[], id: string): string[] {
  return list.filter((one) => one !== id);
}
