// Fields of a map by name, such as `nodes/qualify/name` or `map/goal`: where two people meet.
import type { MapCommand, SalesMap } from '@portolan/core';

/** The fields that a command sets, with their values. */
export function fieldsOf(command: MapCommand): [string, unknown][] {
  switch (command.do) {
    case 'set':
      return [[`${command.in}/${command.id}/${command.field}`, command.value]];
    case 'setMap':
      return [[`map/${command.field}`, command.value]];
    case 'several':
      return command.commands.flatMap(fieldsOf);
    default:
      return [];
  }
}

/** The command that gives a field such as `nodes/qualify/name` a value. */
export function setField(about: string, value: unknown): MapCommand {
  const [collection, id, field] = about.split('/') as [string, string, string | undefined];
  if (collection === 'map' || field === undefined) {
    return { do: 'setMap', field: id as 'goal' | 'note' | 'starts', value };
  }
  return { do: 'set', in: collection as 'nodes', id, field, value };
}

export function valueOf(map: SalesMap, about: string): unknown {
  const [collection, id, field] = about.split('/') as [string, string, string | undefined];
  if (collection === 'map' || field === undefined) return map[id as 'note'];
  const element = map[collection as 'nodes'].find((one) => one.id === id);
  return (element as Readonly<Record<string, unknown>> | undefined)?.[field];
}
