// Applies a command to a map: the new map and the command that takes it back, or the reason why not. Never a map that
// is not valid. The old map stays as it was; parts that did not change are shared.
import { ELEMENT_SCHEMAS, fieldSchemaOf, mapFieldSchema } from './command.ts';
import type { MapCommand } from './command.ts';
import type { Collection } from './collections.ts';
import type { Element, SalesMap } from './map.ts';
import { COLLECTIONS } from './collections.ts';
import { MAP_LIMITS } from './map.ts';
import { problemsOf } from './problems.ts';
import { referencesTo } from './references.ts';

/** Why a command cannot be applied; the map stays as it was. */
export interface Refusal {
  readonly code: 'noSuchElement' | 'noSuchField' | 'badValue' | 'idTaken' | 'tooMany' | 'wouldBreak';
  /** What the refusal is about, e.g. `nodes/qualify/name`. */
  readonly about: string;
  readonly message: string;
}

export type Applied =
  | { readonly ok: true; readonly map: SalesMap; readonly inverse: MapCommand }
  | { readonly ok: false; readonly refusal: Refusal };

export function applyCommand(map: SalesMap, command: MapCommand): Applied {
  const done = step(map, command);
  if (!done.ok) return done;
  // References are checked once at the end: within `several`, a path may come before the node it leads to.
  const [problem] = problemsOf(done.map);
  if (problem !== undefined) return refuse('wouldBreak', problem.path, problem.message);
  return done;
}

/** Applies one after the other, stopping at the first refusal; `inverse` takes all of them back. */
export function applyAll(map: SalesMap, commands: readonly MapCommand[]): Applied {
  return applyCommand(map, { do: 'several', commands });
}

function step(map: SalesMap, command: MapCommand): Applied {
  switch (command.do) {
    case 'add':
      return add(map, command);
    case 'remove':
      return remove(map, command.from, command.id);
    case 'set':
      return set(map, command);
    case 'setMap': {
      const value = mapFieldSchema(command.field).safeParse(command.value);
      if (!value.success)
        return refuse('badValue', `map/${command.field}`, value.error.issues[0]?.message ?? '');
      return {
        ok: true,
        map: { ...map, [command.field]: value.data },
        inverse: { do: 'setMap', field: command.field, value: map[command.field] },
      };
    }
    case 'reorder':
      return reorder(map, command.in, command.id, command.to);
    case 'several':
      return several(map, command.commands);
  }
}

function several(map: SalesMap, commands: readonly MapCommand[]): Applied {
  let current = map;
  const inverses: MapCommand[] = [];
  for (const command of commands) {
    // What is to go may have gone with what it hung on; so taking back several additions never stumbles.
    if (command.do === 'remove' && !listOf(current, command.from).some(({ id }) => id === command.id))
      continue;
    const done = step(current, command);
    if (!done.ok) return done;
    current = done.map;
    inverses.push(done.inverse);
  }
  return { ok: true, map: current, inverse: { do: 'several', commands: inverses.toReversed() } };
}

function add(map: SalesMap, command: MapCommand & { do: 'add' }): Applied {
  const about = `${command.to}/${command.element.id}`;
  const parsed = ELEMENT_SCHEMAS[command.to].safeParse(command.element);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse('badValue', [about, ...(issue?.path ?? [])].join('/'), issue?.message ?? '');
  }
  const element: Element = parsed.data;
  if (COLLECTIONS.some((one) => map[one].some(({ id }: Element) => id === element.id))) {
    return refuse('idTaken', about, `The id "${element.id}" is in use.`);
  }
  const list = listOf(map, command.to);
  if (list.length >= MAP_LIMITS[command.to]) {
    return refuse('tooMany', command.to, `A map has at most ${MAP_LIMITS[command.to]} ${command.to}.`);
  }
  return {
    ok: true,
    map: withList(map, command.to, list.toSpliced(command.at ?? list.length, 0, element)),
    inverse: { do: 'remove', from: command.to, id: element.id },
  };
}

/** First everything that hangs on it, each as a command of its own, so that the inverse restores all of it. */
function remove(map: SalesMap, from: Collection, id: string): Applied {
  const list = listOf(map, from);
  if (!list.some((element) => element.id === id)) return missing(from, id);
  const cleared = several(map, referencesTo(map, from, id));
  if (!cleared.ok) return cleared;
  const left = listOf(cleared.map, from);
  const at = left.findIndex((element) => element.id === id);
  const back: MapCommand = { do: 'add', to: from, element: left[at]!, at };
  const inverse: MapCommand =
    cleared.inverse.do === 'several' && cleared.inverse.commands.length > 0
      ? { do: 'several', commands: [back, ...cleared.inverse.commands] }
      : back;
  return { ok: true, map: withList(cleared.map, from, left.toSpliced(at, 1)), inverse };
}

function set(map: SalesMap, command: MapCommand & { do: 'set' }): Applied {
  const about = `${command.in}/${command.id}/${command.field}`;
  const list = listOf(map, command.in);
  const at = list.findIndex(({ id }) => id === command.id);
  if (at === -1) return missing(command.in, command.id);
  const schema = fieldSchemaOf(map, command);
  if (schema === undefined) {
    return refuse('noSuchField', about, `There is no field "${command.field}" that could be set.`);
  }
  const parsed = schema.safeParse(command.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse('badValue', [about, ...(issue?.path ?? [])].join('/'), issue?.message ?? '');
  }
  const element = list[at]!;
  return {
    ok: true,
    map: withList(map, command.in, list.with(at, { ...element, [command.field]: parsed.data })),
    inverse: { ...command, value: (element as unknown as Record<string, unknown>)[command.field] },
  };
}

function reorder(map: SalesMap, collection: Collection, id: string, to: number): Applied {
  const list = listOf(map, collection);
  const at = list.findIndex((element) => element.id === id);
  if (at === -1) return missing(collection, id);
  return {
    ok: true,
    map: withList(map, collection, list.toSpliced(at, 1).toSpliced(to, 0, list[at]!)),
    inverse: { do: 'reorder', in: collection, id, to: at },
  };
}

function listOf(map: SalesMap, collection: Collection): readonly Element[] {
  return map[collection];
}

function withList(map: SalesMap, collection: Collection, list: readonly Element[]): SalesMap {
  return { ...map, [collection]: list };
}

function missing(collection: Collection, id: string): Applied {
  return refuse('noSuchElement', `${collection}/${id}`, `"${id}" is not on the map any more.`);
}

function refuse(code: Refusal['code'], about: string, message: string): Applied {
  return { ok: false, refusal: { code, about, message } };
}
